"""An office that does not exist, made through the program's own services, for the pictures of the README."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path

from desktop_app.domain.address import Address
from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.days import PartialDate
from desktop_app.domain.resident_id import Sex, check_character
from desktop_app.domain.values import Period
from desktop_app.modules.bodies.domain import Body, BodyKind, Post, Tenure
from desktop_app.modules.bodies.store import save_body
from desktop_app.modules.disclosures.documents import disclose
from desktop_app.modules.disclosures.domain import type_called
from desktop_app.modules.disclosures.domain.life import Board, Posting
from desktop_app.modules.disclosures.store import Order
from desktop_app.modules.disclosures.store.life import post
from desktop_app.modules.office.domain import Office
from desktop_app.modules.party.domain import Membership, MembershipKind, Standing
from desktop_app.modules.people.domain import Education, Grid, Household, Person, Tag, age_on
from desktop_app.modules.upkeep.domain import BackupNote
from desktop_app.modules.upkeep.store import MADE_A_BACKUP, remember
from desktop_app.opening import make_store
from desktop_app.store.database import Database
from desktop_app.store.query import Query
from desktop_app.store.work import Work

ROOT = Path(__file__).resolve().parents[2]
NAMES = ROOT.parent / "shared" / "data" / "names.txt"
CLERK = "王淑芬"
PASSWORD = "a password of nobody"  # noqa: S105 - it opens nothing but the pictures' own store
COUNTY = "110199"
"""A county code that was never given out, so no number can be anybody's."""
PERSONS = 20_000
OFFICE = Office(
    name="幸福社区",
    street="和平街道办事处",
    committee="幸福社区居民委员会",
    party_organisation="中共幸福社区委员会",
    address="幸福路18号社区党群服务中心",
    contact="赵赟",
    phone="0571-88234567",
)
SURNAMES = (
    "李王張陳劉趙楊吳鄭黃周徐朱林孫胡郭沈崔何高許盧汪馬宋方唐程曹陸韓蕭謝錢蔡杜馮范董薛葉魏梁顧蔣羅"
    "袁呂姚金潘彭曾史傅江丁余蘇戴田鄧賈章任俞夏石邵秦姜鄒熊嚴白安包單仇解查翟區"
)
"""The commonest, and some that are read in their own way."""
GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂兰华建国文辉玲红梅"
BRANCHES = {"第一党支部": "何文斌", "第二党支部": "尉迟敏"}
"""Each with its probationary member."""
CANDIDATES = {"陈建国": 1979, "欧阳晓梅": 1986, "单秀英": 1990}
"""With the year of birth."""
NAMED = 1 + len(BRANCHES) + len(CANDIDATES)
ADDRESSES = [
    Address(str(building), str(unit), f"{floor}0{door}")
    for building in range(1, 61)
    for unit in range(1, 4)
    for floor in range(1, 18)
    for door in (1, 2)
]


def names() -> list[str]:
    """Return the names of ``../shared`` where it is there, else names put together from common characters."""
    if NAMES.is_file():
        known = dict.fromkeys(NAMES.read_text(encoding="utf-8").split())
        return [name for name in known if name[0] in SURNAMES and len(name) <= len("欧阳堃")]
    chance = random.Random(7)  # noqa: S311 - names, no secrets
    return [chance.choice(SURNAMES) + "".join(chance.sample(GIVEN, 2)) for _number in range(PERSONS)]


def persons(work: Work) -> Iterator[Person]:
    """Yield invented residents of the four grids, in the dwellings of the community."""
    chance, known = random.Random(20261123), names()  # noqa: S311 - the same people in every run
    chance.shuffle(known)
    grids = [work.reference(work.save(Grid(name=f"第{name}网格"))) for name in "一二三四"]
    homes = [work.reference(home) for home in work.add_all(Household(address=place) for place in ADDRESSES)]
    for number in range(PERSONS - NAMED):
        place = chance.randrange(len(ADDRESSES))
        lives = {"address": ADDRESSES[place], "household": homes[place], "grid": grids[place * 4 // len(ADDRESSES)]}
        yield _person(chance, known[number % len(known)], number).with_values(**lives)


def _person(chance: random.Random, name: str, number: int) -> Person:
    birth = dt.date(1932, 1, 1) + dt.timedelta(days=chance.randrange(33_000))
    first = f"{COUNTY}{birth:%Y%m%d}{number % 1000:03d}"
    known = PartialDate.of(birth)
    return Person(
        name=name,
        sex=Sex.male if number % 2 else Sex.female,
        birth=known,
        resident_id=first + check_character(first),
        phone=f"1990{chance.randrange(10_000_000):07d}",
        tags=_tags(chance, age_on(known, dt.date.today())),
    )


def _tags(chance: random.Random, age: int) -> tuple[Tag, ...]:
    chances = {
        Tag.lives_alone: 0.3 if age >= 70 else 0.0,
        Tag.over_80: 1.0 if age >= 80 else 0.0,
        Tag.low_income: 0.03,
        Tag.volunteer: 0.05 if 18 <= age < 70 else 0.0,
    }
    return tuple(tag for tag, share in chances.items() if chance.random() < share)


def found_the_office(store: Path, backups: Path) -> None:
    """Make a store that has been worked with for a while: residents, bodies, notices on the wall, an old backup."""
    opened, _recovery_key = make_store(store, PASSWORD, OFFICE, CLERK)
    with opened.database.work("import", who=CLERK) as work:
        work.add_all(persons(work), PERSONS)
    with opened.database.work("save", who=CLERK) as work:
        _found_bodies(work)
    _hang_disclosures(opened.database)
    _remember_a_backup(opened.database, backups, days_ago=9)
    opened.close()


def _found_bodies(work: Work) -> None:
    today = dt.date.today()
    soon = today + dt.timedelta(days=46)
    term = Period(soon - dt.timedelta(days=5 * 365), soon)
    posts = (Post(name="主任"), Post(name="委员", seats=6))
    residents = save_body(work, Body(name=OFFICE.committee, kind=BodyKind.residents_committee, term=term, posts=posts))
    head = work.reference(work.save(_called(CLERK, 1972)))
    work.save(Tenure(body=work.reference(residents), post="主任", person=head, period=term))
    committee = work.reference(save_body(work, Body(name=OFFICE.party_organisation, kind=BodyKind.party_committee)))
    for place, (name, member) in enumerate(BRANCHES.items()):
        branch = save_body(work, Body(name=name, kind=BodyKind.branch, parent=committee))
        membership = Membership(
            person=work.reference(work.save(_called(member, 1983 + place))),
            branch=work.reference(branch),
            kind=MembershipKind.registered,
            standing=Standing.probationary,
            joined=PartialDate.of(today - dt.timedelta(days=345 + 9 * place)),
        )
        work.save(membership)
    for name, year in CANDIDATES.items():
        work.save(_called(name, year))


def _called(name: str, year: int) -> Person:
    first = f"{COUNTY}{year}0516{year % 1000:03d}"
    return Person(
        name=name,
        sex=Sex.male if year % 2 else Sex.female,
        birth=PartialDate(year, 5, 16),
        resident_id=first + check_character(first),
        phone=f"1990000{year}",
        address=ADDRESSES[year],
        ethnicity="汉族",
        education=Education.bachelor,
    )


def _hang_disclosures(database: Database) -> None:
    """Hang one notice that ends these days and one that hangs a while yet."""
    calendar, today = WorkingCalendar.from_files(), dt.date.today()
    with database.work("save", who=CLERK) as work:
        board = work.reference(work.save(Board(name="东门宣传栏")))
    with database.reading() as reading:
        branches = reading.find(Body, Query("党支部"), most=2)
        named = [reading.find(Person, Query(name), most=1)[0].uid for name in CANDIDATES]
    for days, branch, uids in ((7, branches[0], named[:2]), (3, branches[1], named[2:])):
        order = Order(type_called("candidate"), uids, today - dt.timedelta(days=days), branch.uid)
        hung = disclose(database, order, calendar, who=CLERK).disclosure
        with database.work("post", who=CLERK) as work:
            posting = Posting(board=board, posted_on=order.posted_on)
            post(work, hung, posting, today)


def _remember_a_backup(database: Database, backups: Path, days_ago: int) -> None:
    """Let the history say that a backup was carried away some days ago."""
    made = dt.datetime.now(dt.UTC).replace(microsecond=0) - dt.timedelta(days=days_ago)
    name = f"community-desk-{made:%Y%m%d-%H%M%S}.cdbk"
    note = BackupNote(made.isoformat(), made.isoformat(), str(backups), name, 8_400_000, "0" * 64, {})
    with database.work(MADE_A_BACKUP, who=CLERK) as work:
        remember(work, note)
