"""The heads of columns: what offices write there, and which field is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from desktop_app.domain.wording import halfwidth, unspaced
from desktop_app.exchange.target import Target

EXACT = 1.0
WITH_OWNER = 0.9
OF_THE_HEAD_OF_HOUSEHOLD = 0.5
UNKNOWN_OWNER = 0.6

LONGEST_HEAD = 24
SHORTEST_WITH_OWNER = 2

_BRACKETS = re.compile(r"[(\[{<【〔「《][^()\[\]{}<>【】〔〕「」《》]*[)\]}>】〕」》]")
_SIGNS = re.compile(r"[*:;,.?!、。“”\"'_|/★☆▲△#-]+|必填|选填")
_COUNTED = re.compile(r"(.+?)[1-4一二三四]")
_OWNERS = frozenset(
    {
        *(
            "居民",
            "党员",
            "人员",
            "本人",
            "个人",
            "成员",
            "家庭成员",
            "户内成员",
            "住户",
            "租户",
            "业主",
            "群众",
            "对象",
        ),
        *("老人", "老年人", "残疾人", "儿童", "学生", "志愿者", "常住人口", "流动人口", "被调查人", "登记人", "申请人"),
        *("现", "目前", "有效", "常用"),
    }
)
_OTHER_NATURAL_PERSONS = (
    *("配偶", "父亲", "母亲", "父母", "子女", "儿子", "女儿", "监护人", "紧急联系人", "联系人", "亲属", "家属", "邻居"),
    *(
        "网格员",
        "楼长",
        "楼栋长",
        "单元长",
        "介绍人",
        "入党介绍人",
        "培养联系人",
        "帮扶人",
        "承包人",
        "代办人",
        "负责人",
    ),
    *("房东", "填表人", "审核人", "经办人"),
)
_OTHER_PERSONS = (
    *_OTHER_NATURAL_PERSONS,
    *("法人", "法定代表人", "户籍", "户口", "原", "曾", "单位", "办公", "登记", "填报", "制表"),
)
_HEAD_OF_HOUSEHOLD = "户主"


@dataclass(frozen=True)
class Meaning:
    """A field that a head may mean, and how sure that is (1 for the very word)."""

    field: str
    certainty: float


def head_word(text: str) -> str:
    """Return the bare word of a head: no blanks, brackets, stars, colons or units; '' for what is no head."""
    compact = unspaced(halfwidth(text))
    if len(compact) > LONGEST_HEAD * 2:
        return ""
    bare = _SIGNS.sub("", _BRACKETS.sub("", compact)) or _SIGNS.sub("", compact).strip("()[]")
    return bare.casefold() if len(bare) <= LONGEST_HEAD else ""


class HeadWords:
    """All the heads that a target knows."""

    def __init__(self, target: Target) -> None:
        self._fields: dict[str, tuple[str, ...]] = {}
        for each in target.fields:
            for head in each.heads:
                known = self._fields.get(head_word(head), ())
                self._fields[head_word(head)] = (*known, each.name)
        self._others = frozenset(map(head_word, target.other_heads))
        self.meanings = lru_cache(maxsize=4096)(self._meanings)

    def knows(self, word: str) -> bool:
        """Say whether ``word`` is a head of any column, read or not."""
        return bool(self.meanings(word)) or self.is_of_another_column(word)

    def is_of_another_column(self, word: str) -> bool:
        """Say whether ``word`` heads a column that is known and not read, such as ``年龄`` or ``配偶姓名``."""
        return word in self._others or (word not in self._fields and self._is_of_another_person(word))

    def meanings_of_column(self, words: tuple[str, ...]) -> tuple[Meaning, ...]:
        """Return what a column means under ``words``, the lowest first; nothing under a group of another person."""
        if any(word.startswith(_OTHER_NATURAL_PERSONS) for word in words[1:]):
            return ()
        for word in words:
            if self.is_of_another_column(word):
                return ()
            if self.meanings(word):
                return self.meanings(word)
        return ()

    def _meanings(self, word: str) -> tuple[Meaning, ...]:
        if not word or self.is_of_another_column(word):
            return ()
        if word in self._fields:
            return tuple(Meaning(name, EXACT) for name in self._fields[word])
        counted = _COUNTED.fullmatch(word)
        if counted and counted[1] in self._fields:
            return tuple(Meaning(name, WITH_OWNER) for name in self._fields[counted[1]])
        return self._with_owner(word)

    def _with_owner(self, word: str) -> tuple[Meaning, ...]:
        """Understand ``党员姓名`` as the name: the longest known head that ``word`` ends with."""
        for start in range(1, len(word) - SHORTEST_WITH_OWNER + 1):
            names = self._fields.get(word[start:])
            if names and word[:start].isalpha():
                certainty = _certainty_of_owner(word[:start])
                return tuple(Meaning(name, certainty) for name in names)
        return ()

    def _is_of_another_person(self, word: str) -> bool:
        return any(word.startswith(other) and word[len(other) :] in self._fields for other in _OTHER_PERSONS)


def _certainty_of_owner(owner: str) -> float:
    if owner in _OWNERS:
        return WITH_OWNER
    return OF_THE_HEAD_OF_HOUSEHOLD if owner == _HEAD_OF_HOUSEHOLD else UNKNOWN_OWNER
