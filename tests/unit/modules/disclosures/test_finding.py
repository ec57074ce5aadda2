"""By what a disclosure is found: its title, who proposes it, whom it names, and its days."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop_app.modules.bodies.domain import Body, BodyKind
from desktop_app.modules.disclosures.domain import DisclosedPerson, Disclosure
from desktop_app.modules.people.domain import Person
from desktop_app.store.query import Query
from tests.unit.modules.disclosures.conftest import Hall


@pytest.mark.parametrize(
    "typed", ["发展对象", "一党支", "dydzb", "单秀", "sxy", "2026-11-23", "20261123", "2026年11月23日"]
)
def test_a_disclosure_is_found_by_what_people_remember_of_it(hall: Hall, typed: str) -> None:
    database, day = hall.database, dt.date(2026, 11, 23)
    with database.work("set up") as work:
        branch = work.reference(work.save(Body(name="第一党支部", kind=BodyKind.branch)))
        named = DisclosedPerson(person=work.reference(work.save(Person(name="单秀英"))))
        work.save(
            Disclosure(
                type_code="candidate",
                heading="关于拟确定发展对象的公示",
                proposer=branch,
                persons=(named,),
                posted_on=day,
                first_day=day + dt.timedelta(days=1),
                last_day=day + dt.timedelta(days=7),
                working_days=5,
                signer="第一党支部",
                signed_on=day,
                phone="0571-88234567",
            )
        )
    with database.reading() as reading:
        assert len(reading.find(Disclosure, Query(typed))) == 1
        assert not reading.find(Disclosure, Query("nothing of it"))
