#!/usr/bin/env bash
# Tries a built installer under Wine: check_under_wine.sh INSTALLER OUT
#
# Installs it silently into a Windows of its own, runs the self-check from the Start menu's link, starts the program,
# installs over the running and over the closed program, and uninstalls. Everything is judged by the files it leaves,
# never by an exit status, which Wine does not always hand on. OUT keeps the report, the pictures and the log.
# Needs (Debian 12) wine64, xvfb, imagemagick, gcc-mingw-w64-x86-64-win32 and the environment that start.py makes.
# Takes three to six minutes, twenty at most.
set -uo pipefail
longest=1200
if [ -z "${BOUNDED:-}" ]; then
    BOUNDED=1 exec timeout --kill-after=30 $longest "$0" "$@"
fi
if [ $# -ne 2 ]; then
    sed -n '2,8s/^# \{0,1\}//p' "$0"
    exit 2
fi

here=$(cd "$(dirname "$0")" && pwd)
installer=$(realpath "$1")
mkdir -p "$2" && out=$(realpath "$2")
work=$(mktemp -d)
failed=0

# Wine links the folders of the account to those of HOME, so that is one of the check's own.
export HOME="$work/home" WINEPREFIX="$work/prefix" WINEARCH=win64 WINEDEBUG=-all LC_ALL=C.UTF-8
export WINEDLLOVERRIDES="mscms=n;mscoree,mshtml=;winemenubuilder.exe=d"
unset WAYLAND_DISPLAY COMMUNITY_DESK_HOME
mkdir -p "$HOME/Desktop"

ended() { # end what was started here, and nothing else
    wineserver -k 2>/dev/null
    [ -n "${screen:-}" ] && kill "$screen" 2>/dev/null
    rm -rf "$work"
}
trap ended EXIT
trap 'exit 1' INT TERM

say() { printf '%s\n' "$*"; }

must() { # SENTENCE COMMAND...: say whether the command finds it so
    local sentence=$1
    shift
    if "$@" >/dev/null 2>&1; then
        say "ok      $sentence"
    else
        say "FAILED  $sentence"
        failed=1
    fi
}

must_not() { must "$1" not "${@:2}"; }
not() { ! "$@"; }

windows() { # SECONDS PROGRAM...: run a Windows program, its output through a pipe, without which Python dies there
    timeout --kill-after=5 "$1" wine "${@:2}" </dev/null 2>&1 | cat >>"$out/wine.log"
}

soon() { # SECONDS COMMAND...: wait until the command finds it so
    local ends=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        [ $SECONDS -lt $ends ] || return 1
        sleep 0.5
    done
}

in_registry() { # KEY WORDS: whether the key's export holds the words
    rm -f "$work/key.reg"
    windows 30 reg export "$1" "Z:$work/key.reg" /y
    [ -f "$work/key.reg" ] && iconv -f UTF-16 -t UTF-8 "$work/key.reg" | grep -qF -- "$2"
}

is_gone_from_registry() { not in_registry "$1" ""; }

passed() { # REPORT: whether a self-check came to its end and every step passed
    python3 -c 'import json, sys; sys.exit(not json.load(open(sys.argv[1], encoding="utf-8"))["passed"])' "$1"
}

uses_letters_of_windows() { # REPORT
    python3 - "$1" <<'PYTHON'
import json, sys
steps = {step["name"]: step for step in json.load(open(sys.argv[1], encoding="utf-8"))["steps"]}
sys.exit(steps["letters"]["facts"]["used"] != "Microsoft YaHei UI")
PYTHON
}

told() { # REPORT: the steps of a self-check in lines
    python3 - "$1" <<'PYTHON'
import json, sys
report = json.load(open(sys.argv[1], encoding="utf-8"))
print("        " + ", ".join(f"{name} {version}" for name, version in report["versions"].items()))
for step in report["steps"]:
    facts = json.dumps(step.get("facts", step.get("failure")), ensure_ascii=False)
    print(f"        {step['name']}: {'passed' if step['passed'] else 'FAILED'} in {step['seconds']} s {facts}")
PYTHON
}

programs() { # how many of this check's programs run; Linux knows them by their command lines
    local count=0 process
    for process in /proc/[0-9]*; do
        grep -qsa 'pythonw.exe.*launch.py' "$process/cmdline" &&
            grep -qszxF "WINEPREFIX=$WINEPREFIX" "$process/environ" && count=$((count + 1))
    done
    printf '%s\n' "$count"
}

run_programs() { [ "$(programs)" -eq "$1" ]; }
wrote_nothing_beside_itself() { [ -z "$(find "$program" -newer "$program/uninstall.exe" -type f)" ]; }
picture() { import -window root "$out/$1" 2>/dev/null; }

# --- a Windows of its own
say "== Wine $(wine --version), installer $(stat -c %s "$installer") bytes"
: >"$out/wine.log"
exec {display}> >(cat >"$work/display")
Xvfb -displayfd 1 -screen 0 1440x900x24 -nolisten tcp >"$work/display" 2>/dev/null &
screen=$!
soon 20 test -s "$work/display" || { say "FAILED  there is no screen"; exit 1; }
DISPLAY=:$(head -n 1 "$work/display")
export DISPLAY
timeout 120 wineboot -i </dev/null 2>&1 | cat >>"$out/wine.log"
windows 60 winecfg -v win10
for stand_in in icuuc bcryptprimitives mscms; do
    x86_64-w64-mingw32-gcc -shared -O1 -s -Wall -o "$WINEPREFIX/drive_c/windows/system32/$stand_in.dll" \
        "$here/wine/$stand_in.c" -ladvapi32 || exit 1
done

account=$(find "$WINEPREFIX/drive_c/users" -mindepth 1 -maxdepth 1 -type d ! -name Public)
user=$(basename "$account")
local_data="$account/AppData/Local"
program="$local_data/Programs/CommunityDesk"
data="$local_data/CommunityDesk"
link="$account/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/社区工作台.lnk"
windows_link="C:\\users\\$user\\AppData\\Roaming\\Microsoft\\Windows\\Start Menu\\Programs\\社区工作台.lnk"
uninstall_key='HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\CommunityDesk'

# --- install
say "== installation"
began=$SECONDS
windows 300 "$installer" /S
say "        $((SECONDS - began)) s, $(du -sb "$program" 2>/dev/null | cut -f 1) bytes in $(find "$program" -type f | wc -l) files"
must "the runtime is there" test -f "$program/runtime/pythonw.exe"
must "the Start menu has a link" test -f "$link"
must "the desktop has a link" test -f "$HOME/Desktop/社区工作台.lnk"
must "the version is noted for the system" in_registry "$uninstall_key" '"DisplayVersion"='
must "backups open with the program" in_registry 'HKCU\Software\Classes\CommunityDesk.Backup' 'launch.py\" \"%1\"'
must "the installer is at most 75 MB" test "$(stat -c %s "$installer")" -le 75000000

# --- self-check
say "== self-check from the Start menu's link"
rm -f "$out/self-check.json" "$out/self-check.png"
windows 360 start /wait "$windows_link" --self-check "Z:$out/self-check.json"
soon 60 passed "$out/self-check.json"
must "every step of the self-check passed" passed "$out/self-check.json"
[ -f "$out/self-check.json" ] && told "$out/self-check.json"
must "it left a picture of the window" test -s "$out/self-check.png"
must_not "it left nothing in the folder of the data" test -e "$data/office.cdstore"
must "the program wrote nothing beside itself" wrote_nothing_beside_itself

# --- the parts that only Windows has
say "== Windows' own parts"
windows 120 "$program/runtime/python.exe" "$here/wine/parts.py" "Z:$out/parts.json"
must "an old workbook is read in a process of its own, and drives are told apart" passed "$out/parts.json"

# --- start, a second start, installing over the running program
say "== the program"
windows 900 start /wait "$windows_link" &
soon 60 test -f "$data/window.lock"
must "it starts from the Start menu" test -f "$data/window.lock"
sleep 5
picture started.png
windows 60 start /wait "$windows_link"
must "a second start gives way to the first" run_programs 1
echo planted >"$program/app/planted.txt"
windows 120 "$installer" /S
must "a silent installation does not touch the running program" test -f "$program/app/planted.txt"
must_not "its log tells no failure" grep -q . "$data/log/start.log"
windows 30 taskkill /im pythonw.exe
soon 60 run_programs 0
must "it closes when asked to" run_programs 0

# --- upgrade
say "== upgrade"
cp "$out/self-check.json" "$data/office.cdstore"
windows 30 reg add "$uninstall_key" /v DisplayVersion /d 99.0 /f
windows 120 "$installer" /S
must "an older version does not silently replace a newer one" test -f "$program/app/planted.txt"
windows 30 reg add "$uninstall_key" /v DisplayVersion /d 0.0.1 /f
windows 300 "$installer" /S
must_not "what an older version left is gone" test -e "$program/app/planted.txt"
must "the new version is there" test -f "$program/app/launch.py"
must_not "its version replaced the older one" in_registry "$uninstall_key" '0.0.1'
must "the office's data is as it was" cmp "$out/self-check.json" "$data/office.cdstore"

# --- how long a start takes
say "== start"
windows 240 "$program/runtime/python.exe" "$here/wine/start_time.py" "Z:$out/start.json"
[ -f "$out/start.json" ] && sed 's/^/        /' "$out/start.json"
must "a start takes no longer than is allowed against a bare window" passed "$out/start.json"

# --- uninstall
say "== uninstallation"
windows 120 "$program/uninstall.exe" /S
soon 120 not test -e "$program/uninstall.exe"
must_not "the program is gone" test -e "$program"
must_not "the Start menu's link is gone" test -e "$link"
must_not "the desktop's link is gone" test -e "$HOME/Desktop/社区工作台.lnk"
must "the system has forgotten it" is_gone_from_registry "$uninstall_key"
must "backups open with nothing" is_gone_from_registry 'HKCU\Software\Classes\.cdbk'
must "the office's data stays" cmp "$out/self-check.json" "$data/office.cdstore"

# --- another folder
say "== a folder with Chinese letters and a space, a Windows with Chinese letters"
elsewhere="$WINEPREFIX/drive_c/社区 办公 Ü"
"${PYTHON:-$here/../../.venv/bin/python}" "$here/wine/office_font.py" "$WINEPREFIX/drive_c/windows/Fonts/msyh.ttf"
windows 30 reg add 'HKLM\Software\Microsoft\Windows NT\CurrentVersion\Fonts' \
    /v 'Microsoft YaHei UI (TrueType)' /d msyh.ttf /f
windows 300 "$installer" /S '/D=C:\社区 办公 Ü'
windows 360 start /wait "$windows_link" --self-check "Z:$out/elsewhere.json"
soon 60 passed "$out/elsewhere.json"
must "every step of the self-check passed there too" passed "$out/elsewhere.json"
must "the window takes Windows' own Chinese letters where there are some" uses_letters_of_windows "$out/elsewhere.json"
windows 120 "$elsewhere/uninstall.exe" /S
soon 120 not test -e "$elsewhere/uninstall.exe"
must_not "and it is gone again" test -e "$elsewhere"

say "== $([ $failed -eq 0 ] && echo passed || echo FAILED) after $SECONDS s; report, pictures and log: $out"
exit $failed
