"""What a row of a roster says of the household: its number, the name of its head, the relation to the head."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop_app.domain.address import Address
from desktop_app.domain.errors import Problem, Unreadable
from desktop_app.domain.i18n import Message, _
from desktop_app.domain.kinds import Choice, Kind
from desktop_app.domain.names import parse_name
from desktop_app.domain.wording import halfwidth, unspaced
from desktop_app.exchange.target import Draft, TargetField, words_in
from desktop_app.modules.people.domain import Person, Relation

UNCLEAR = "household unclear"
"""Why a hint says that a row was let in without its household."""
LONGEST = 40

_SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]+)?E\+[0-9]+", re.IGNORECASE)
_BEFORE = re.compile(r"^(?:户主(?=[之的]))?[之的]?(?=.)")
_WORDS: Mapping[Relation, str] = {
    Relation.head: "户主 本人 户主本人 本身 自己",
    Relation.spouse: "配偶 夫 妻 丈夫 妻子 老公 老婆 爱人 夫妻",
    Relation.child: (
        "子 女 儿 儿子 女儿 子女 长子 次子 三子 四子 五子 长女 次女 三女 四女 五女 大儿子 小儿子 大女儿 小女儿 "
        "独生子 独生女 独子 独女 养子 养女 继子 继女 其他儿子 其他女儿"
    ),
    Relation.child_in_law: "儿媳 儿媳妇 媳 媳妇 女婿 婿",
    Relation.parent: "父 母 父亲 母亲 父母 爸爸 妈妈 养父 养母 继父 继母",
    Relation.parent_in_law: "公公 婆婆 公 婆 公婆 岳父 岳母 岳父母 配偶父母",
    Relation.grandparent: "祖父 祖母 祖父母 爷爷 奶奶 外祖父 外祖母 外祖父母 外公 外婆 姥姥 姥爷 曾祖父 曾祖母",
    Relation.grandchild: "孙 孙子 孙女 孙子女 外孙 外孙子 外孙女 长孙 次孙 曾孙 曾孙子 曾孙女",
    Relation.sibling: "兄 弟 姐 妹 哥哥 弟弟 姐姐 妹妹 兄弟 姐妹 兄妹 姐弟 兄弟姐妹 哥 其他兄弟 其他姐妹",
    Relation.tenant: "租户 租客 承租人 房客 租住 租房",
    Relation.other: (
        "其他 其它 其他亲属 亲属 亲戚 非亲属 侄子 侄女 侄 外甥 外甥女 孙媳 孙媳妇 孙女婿 保姆 寄居 朋友 同事"
    ),
}
_RELATIONS = {word: relation for relation, words in _WORDS.items() for word in words.split()}
_YES, _NO = frozenset("是√✓Y"), frozenset("否×N")


@dataclass(frozen=True)
class HouseholdName:
    """How a roster names a household; ``uid`` is the name in the store, '' for one that is still to be made."""

    number: str = ""
    address: Address | None = None
    head: str = ""
    uid: str = ""

    @property
    def title(self) -> str:
        """The household as people call it."""
        place = self.address.show() if self.address else self.number
        return f"{place} {self.head}".strip()


@dataclass(frozen=True)
class HouseholdWord(Kind[str]):
    """The number of a household, or a name for it, as a cell holds it: one word, never a reason to refuse a row."""

    empty = ""

    def parse(self, text: str) -> str:
        """Return the word in ``text``; raises ``Unreadable`` (``too long``, ``not a number``: both are hints)."""
        word = unspaced(halfwidth(text))
        if len(word) > LONGEST:
            raise Unreadable("too long", _("At most {limit} characters fit here.", limit=LONGEST))
        if _SCIENTIFIC.fullmatch(word):
            raise Unreadable("not a number", _("Excel has rounded this number. Type it again as text."))
        return word

    def show(self, value: object) -> str:
        """Write a word as it stands, a household by its address and its head."""
        return value.title if isinstance(value, HouseholdName) else str(value)


@dataclass(frozen=True)
class RelationWord(Choice[Relation]):
    """What a person is to the head of the household, in the words of rosters: ``长子``, ``之妻``, ``户主``."""

    def parse(self, text: str) -> Relation:
        """Return the relation in ``text``; raises ``Unreadable`` (``not an option``, a hint)."""
        word = unspaced(halfwidth(text))
        found = _RELATIONS.get(word) or _RELATIONS.get(_BEFORE.sub("", word))
        if found is None:
            raise Unreadable("not an option", _("“{text}” is not one of the options.", text=word))
        return found


RELATION = TargetField(
    "relation",
    Person.field("relation").label,
    RelationWord(Relation),
    words_in("与户主关系 和户主关系 与户主的关系 同户主关系 户主关系 家庭关系 与户主之关系"),
    guessable=False,
    record=Person,
)
HEAD = TargetField(
    "head_of_household",
    _("Head of the household"),
    HouseholdWord(),
    words_in("户主 户主姓名 户主名称 户主名字 所属户主 是否户主"),
    guessable=False,
    stands_for="name",
)
HOUSEHOLD = TargetField(
    "household",
    Person.field("household").label,
    HouseholdWord(),
    words_in("户号 户编号 家庭编号 家庭户号 户口簿号 户口簿编号 户口簿号码 户口本号 户口本编号 户籍号"),
    guessable=False,
    record=Person,
)
FIELDS = (RELATION, HEAD, HOUSEHOLD)


def name_the_household(draft: Draft) -> None:
    """Put what the row says of its household into one value; a row that contradicts itself is let in without."""
    number = draft.values.pop("household", "")
    head = _head_named(draft)
    own = draft.values.get("name", "")
    relation = draft.values.get("relation")
    if not number and not head and relation is None:
        return
    if head and (relation is Relation.head) is not (head == own) and relation is not None:
        said = _("This contradicts the name of the head of the household: {name}.", name=head)
        draft.hints.append(Problem("relation", said, UNCLEAR))
        del draft.values["relation"]
        return
    if head == own or relation is Relation.head:
        head, draft.values["relation"] = own, Relation.head
    draft.values["household"] = HouseholdName(number, draft.values.get("address"), head)


def _head_named(draft: Draft) -> str:
    """Return the name in the column for the head; ``是`` there means that the person is the head."""
    word = str(draft.values.pop("head_of_household", ""))
    if word in _YES or word in ("户主", "本人"):
        return str(draft.values.get("name", ""))
    if not word or word in _NO:
        return ""
    try:
        return parse_name(word)
    except Unreadable as unreadable:
        draft.hints.append(Problem("head_of_household", unreadable.message, unreadable.why))
        return ""


def without_household(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the ``values`` of a row without household and relation: a relation means nothing without a household."""
    return {name: value for name, value in values.items() if name not in ("household", "relation")}


def unclear(message: Message) -> Problem:
    """Return the hint that a row was let in without its household because of ``message``."""
    return Problem("household", message, UNCLEAR)
