"""Names of persons: made comparable without changing what they are, and told from what is no name."""

from __future__ import annotations

import re

from desktop_app.domain.errors import Unreadable
from desktop_app.domain.i18n import _
from desktop_app.domain.wording import plain

LONGEST = 40

_HAN = (
    "\u2e80-\u2fdf\u2ff0-\u2fff\u3005-\u3007\u3021-\u3029\u3038-\u303b\u31c0-\u31ef\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
    "\ue000-\uf8ff\U000f0000-\U0010ffff"  # private use: characters that a police system has added
)
_VARIATION = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_HAN_NAME = re.compile(rf"[{_HAN}]+")
_BETWEEN_HAN = re.compile(rf"(?<=[{_HAN}])\s+(?=[{_HAN}])")
_DOTS = re.compile(r"\s*[·・•‧･∙⋅●᛫․]\s*")
_DOT_BETWEEN_HAN = re.compile(rf"(?<=[{_HAN}])\s*[.．。]\s*(?=[{_HAN}])")
_NAME = re.compile(rf"[{_HAN}{_VARIATION}A-Za-z\u00c0-\u024f\u0400-\u052f\u1800-\u18af\u0f00-\u0fff'’.·\- ]+")
_LETTER = re.compile(rf"[{_HAN}A-Za-z\u00c0-\u024f\u0400-\u052f\u1800-\u18af\u0f00-\u0fff]")
_WORDS_OF_TABLES = (
    "合计",
    "小计",
    "总计",
    "共计",
    "累计",
    "总数",
    "合共",
    "本页小计",
    "本页合计",
    "姓名",
    "名字",
    "序号",
    "备注",
)
_WORDS_FOR_NOBODY = (
    "无",
    "空",
    "未知",
    "不详",
    "待核实",
    "同上",
    "空户",
    "空置",
    "空房",
    "空置房",
    "出租",
    "无人",
    "无人居住",
)
_WORDS_FOR_SOMEBODY = (
    *("男", "女", "户主", "租户", "已故", "本人", "群众", "党员", "中共党员", "共青团员", "汉族"),
    *("配偶", "丈夫", "妻子", "父亲", "母亲", "儿子", "女儿", "之子", "之女", "长子", "次子", "三子"),
    *("长女", "次女", "三女", "独子", "独女", "孙子", "孙女", "儿媳", "女婿", "未婚", "已婚", "丧偶", "离异", "离婚"),
)
_NO_NAMES = frozenset({*_WORDS_OF_TABLES, *_WORDS_FOR_NOBODY, *_WORDS_FOR_SOMEBODY})


def parse_name(text: str) -> str:
    """Return the personal name in ``text``: blanks between its Han characters dropped, ``·`` written one way.

    Raises ``Unreadable`` with ``why`` ``missing name`` or ``not a name`` (digits, ``合计``, brackets ...).
    """
    name = text
    if not _HAN_NAME.fullmatch(text):
        name = _DOTS.sub("·", plain(text).replace("\n", " "))
        name = _DOT_BETWEEN_HAN.sub("·", _BETWEEN_HAN.sub("", name))
    if not name:
        raise Unreadable("missing name", _("The name is missing."))
    if not is_a_plausible_name(name):
        raise Unreadable("not a name", _("This is not a person's name. Only the name belongs here, without notes."))
    return name


def is_a_plausible_name(name: str) -> bool:
    """Say whether the normalised ``name`` can be a person's: letters of a script, short, no word of a table."""
    if len(name) > LONGEST or name in _NO_NAMES:
        return False
    return bool(_HAN_NAME.fullmatch(name)) or bool(_NAME.fullmatch(name) and _LETTER.search(name))
