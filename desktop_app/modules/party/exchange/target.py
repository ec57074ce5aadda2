"""Rosters of party members: a person and the membership in one row."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from desktop_app.domain.i18n import _
from desktop_app.domain.kinds import Flag
from desktop_app.exchange.target import Draft, Target, TargetField, field_of, words_in
from desktop_app.modules.party.domain import Membership, MembershipKind, Standing
from desktop_app.modules.people.exchange import target as people
from desktop_app.modules.people.exchange.words import FIELDS, OTHER_HEADS, TAG

_BRANCH = re.compile(r"[\u4e00-\u9fff0-9A-Za-z（）()·、]{1,30}(?:党?(?:总?支部|小组)|党委)(?:委员会)?")

BRANCH = field_of(
    Membership,
    "branch",
    (
        "所在党支部 党支部 支部 所属支部 所属党支部 所在支部 支部名称 党支部名称 党组织 所在党组织 所属党组织 "
        "党组织名称 组织关系所在支部 组织关系所在党支部 "
        "组织关系所在党组织 所在党组织名称 隶属党支部"
    ),
    looks=lambda text: bool(_BRANCH.fullmatch(text)),
)
STANDING = field_of(
    Membership,
    "standing",
    "党员类别 党员类型 人员类别 党员身份 类别 党籍 党员性质 正式预备",
    {
        **dict.fromkeys(("正式党员", "正式", "中共党员"), Standing.full),
        **dict.fromkeys(("预备党员", "预备", "中共预备党员"), Standing.probationary),
    },
)
KIND = field_of(
    Membership,
    "kind",
    "党员类别 党员类型 组织关系 组织关系类别 党员性质 管理类别 党员分类 类别",
    {
        **dict.fromkeys(("在册党员", "在册", "直管党员"), MembershipKind.registered),
        **dict.fromkeys(("报到党员", "双报到党员", "报到", "双报到"), MembershipKind.reporting),
        **dict.fromkeys(("在职党员", "在职报到党员"), MembershipKind.reporting),
        **dict.fromkeys(("流动党员", "流动"), MembershipKind.floating),
    },
)
JOINED = field_of(
    Membership,
    "joined",
    "入党日期 入党时间 入党年月 加入党组织日期 加入党组织时间 加入中国共产党时间 何时入党 入党年月日",
    guessable=False,
)
FULL_SINCE = field_of(
    Membership,
    "full_since",
    "转正日期 转正时间 转正年月 转为正式党员日期 转为正式党员时间 预备党员转正时间 何时转正 按期转正时间",
    guessable=False,
)
HELD_BY = field_of(
    Membership,
    "held_by",
    "组织关系所在单位 组织关系所在地 关系所在单位 所在单位党组织 工作单位党组织 流出党组织",
    guessable=False,
)
FLOATING = TargetField(
    "floating",
    _("Floating member"),
    Flag(),
    words_in("是否流动党员 流动党员 是否流动 是否为流动党员"),
    guessable=False,
)

_MEMBERSHIP = (BRANCH, STANDING, KIND, JOINED, FULL_SINCE, HELD_BY, FLOATING)
_PERSON = tuple(each for each in FIELDS if each is not TAG)


def complete(draft: Draft) -> None:
    """Complete the person, tell floating members, and complain where the dates of the membership cannot be."""
    people.complete(draft)
    if draft.values.pop("floating", False):
        draft.values["kind"] = MembershipKind.floating
    if "branch" in draft.section:
        draft.values.setdefault("branch", draft.section["branch"])
    the_standing_follows_from_the_dates(draft)
    the_membership_keeps_its_rules(draft)


def the_standing_follows_from_the_dates(draft: Draft) -> None:
    """Whoever has joined and not become a full member is on probation, where the roster has a column for the latter."""
    if "standing" not in draft.values and "joined" in draft.values and "full_since" in draft.places:
        is_full = "full_since" in draft.values
        draft.values["standing"] = Standing.full if is_full else Standing.probationary


def the_membership_keeps_its_rules(draft: Draft) -> None:
    """Ask the rules of a membership about what the row holds of it."""
    held = {each.name: draft.values[each.name] for each in _MEMBERSHIP if each.name in draft.values}
    held.pop("branch", None)  # known by its name only until the store has looked it up
    member = Membership(**held)
    draft.problems.extend(problem for rule in Membership.rules for problem in rule(member))


def section(heading: str) -> Mapping[str, Any]:
    """Return what a heading such as ``第二党支部`` or ``3号楼`` says of the rows below it."""
    return {"branch": heading} if _BRANCH.fullmatch(heading) else people.section(heading)


MEMBERS = Target(
    "members",
    (*_PERSON, *_MEMBERSHIP),
    complete,
    section,
    OTHER_HEADS | {"党内职务", "党龄", "是否在职", "党费"},
)
