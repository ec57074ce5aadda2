; The installer of Community Desk: for one account, without rights, in simplified Chinese and English.
; build.py hands over VERSION, WINDOWS_VERSION, SIZE_KB, COMPRESSION, OUT and LISTING, the lines that bring every file.
; Quiet: community-desk.exe /S [/D=C:\folder]. Ends with 0; 1: given up; 3: Windows too old; 4: the program is running;
; 5: a newer version is installed.
Target amd64-unicode
!include "MUI2.nsh"
!include "WinVer.nsh"
!include "WordFunc.nsh"
!include "x64.nsh"

!define PRODUCT "CommunityDesk"
!define CHINESE "社区工作台"
!define STARTER '$\"$INSTDIR\app\launch.py$\"'
!define PROGRAM "$INSTDIR\runtime\pythonw.exe"
!define EMBLEM "$INSTDIR\app\community-desk.ico"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${PRODUCT}"
!define BACKUP "${PRODUCT}.Backup"
!define DATA "$LOCALAPPDATA\${PRODUCT}"

Name "$(Called)"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${PRODUCT}"
InstallDirRegKey HKCU "Software\${PRODUCT}" "InstallDir"
RequestExecutionLevel user
ManifestDPIAware true
SetCompressor /SOLID ${COMPRESSION}
!if "${COMPRESSION}" == "lzma"
  SetCompressorDictSize 64
!endif
SetDateSave off
BrandingText "${CHINESE} ${VERSION}"

!define MUI_ICON "community-desk.ico"
!define MUI_UNICON "community-desk.ico"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "${PROGRAM}"
!define MUI_FINISHPAGE_RUN_PARAMETERS '${STARTER}'
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(DataStays)"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"

!macro Said NAME CHINESE_WORDS ENGLISH_WORDS
  LangString ${NAME} ${LANG_SIMPCHINESE} "${CHINESE_WORDS}"
  LangString ${NAME} ${LANG_ENGLISH} "${ENGLISH_WORDS}"
!macroend
!insertmacro Said Called "${CHINESE}" "Community Desk"
!insertmacro Said BackupFile "${CHINESE}备份" "Community Desk backup"
!insertmacro Said TooOld "需要 64 位的 Windows 10 或更新的版本。" "A 64-bit Windows 10 or newer is needed."
!insertmacro Said StillRunning "${CHINESE}正在运行。请保存并关闭它，再按“重试”。" \
  "Community Desk is running. Please save, close it and press Retry."
!insertmacro Said Newer "已经装有更新的版本，换成这个旧版本后可能打不开数据。仍要继续吗？" \
  "A newer version is installed; this older one may not open its data. Go on?"
!insertmacro Said DataStays "只卸载程序。办公室的数据留在 ${DATA}，不会删除。" \
  "Only the program is removed. The data of the office stays in ${DATA} and is not deleted."

!macro Version LANGUAGE NAME DESCRIPTION
  VIAddVersionKey /LANG=${LANGUAGE} "ProductName" "${NAME}"
  VIAddVersionKey /LANG=${LANGUAGE} "FileDescription" "${DESCRIPTION}"
  VIAddVersionKey /LANG=${LANGUAGE} "ProductVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "FileVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "CompanyName" "Community Desk"
  VIAddVersionKey /LANG=${LANGUAGE} "LegalCopyright" "Apache-2.0"
!macroend
VIProductVersion "${WINDOWS_VERSION}"
VIFileVersion "${WINDOWS_VERSION}"
!insertmacro Version ${LANG_SIMPCHINESE} "${CHINESE}" "${CHINESE}安装程序"
!insertmacro Version ${LANG_ENGLISH} "Community Desk" "Installer of Community Desk"

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_ICONSTOP|MB_OK "$(TooOld)" /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
  ReadRegStr $0 HKCU "${UNINSTALL}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 == 1
      MessageBox MB_ICONEXCLAMATION|MB_YESNO|MB_DEFBUTTON2 "$(Newer)" /SD IDNO IDYES older_on_purpose
      SetErrorLevel 5
      Quit
      older_on_purpose:
    ${EndIf}
  ${EndIf}
FunctionEnd

; A library that a process has loaded cannot be opened for writing: this finds the program in whichever window it is.
!macro WaitUntilClosed
  try_again:
  IfFileExists "$INSTDIR\runtime\python311.dll" 0 is_closed
  ClearErrors
  FileOpen $0 "$INSTDIR\runtime\python311.dll" a
  IfErrors 0 is_free
  MessageBox MB_ICONEXCLAMATION|MB_RETRYCANCEL "$(StillRunning)" /SD IDCANCEL IDRETRY try_again
  SetErrorLevel 4
  Quit
  is_free:
  FileClose $0
  is_closed:
!macroend

; Only what an installation brought; whatever else somebody put into the folder stays.
!macro RemoveProgram
  RMDir /r "$INSTDIR\runtime"
  RMDir /r "$INSTDIR\pkgs"
  RMDir /r "$INSTDIR\app"
!macroend

Section
  SetShellVarContext current
  !insertmacro WaitUntilClosed
  !insertmacro RemoveProgram
  !include "${LISTING}"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateShortCut "$SMPROGRAMS\${CHINESE}.lnk" "${PROGRAM}" '${STARTER}' "${EMBLEM}"
  CreateShortCut "$DESKTOP\${CHINESE}.lnk" "${PROGRAM}" '${STARTER}' "${EMBLEM}"

  WriteRegStr HKCU "Software\Classes\.cdbk" "" "${BACKUP}"
  WriteRegStr HKCU "Software\Classes\${BACKUP}" "" "$(BackupFile)"
  WriteRegStr HKCU "Software\Classes\${BACKUP}\DefaultIcon" "" "${EMBLEM}"
  WriteRegStr HKCU "Software\Classes\${BACKUP}\shell\open\command" "" '"${PROGRAM}" ${STARTER} "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

  WriteRegStr HKCU "Software\${PRODUCT}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "$(Called)"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "${EMBLEM}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "Community Desk"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  SetShellVarContext current
  !insertmacro WaitUntilClosed
  !insertmacro RemoveProgram
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${CHINESE}.lnk"
  Delete "$DESKTOP\${CHINESE}.lnk"
  ReadRegStr $0 HKCU "Software\Classes\.cdbk" ""
  ${If} $0 == "${BACKUP}"
    DeleteRegKey HKCU "Software\Classes\.cdbk"
  ${EndIf}
  DeleteRegKey HKCU "Software\Classes\${BACKUP}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\${PRODUCT}"
  DetailPrint "$(DataStays)"
SectionEnd
