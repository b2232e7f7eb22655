from __future__ import annotations

import pytest

from tieout.book.issuers import issuer_keys, plain_name
from tieout.core.document import Document
from tieout.source.load import load_text


def document(issuer: str, cik: str = "") -> Document:
    header = f"COMPANY CONFORMED NAME: {issuer}\n" + (f"CENTRAL INDEX KEY: {cik}\n" if cik else "")
    return load_text(header if issuer else "A letter.\n")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HARBOR MILLS INC", "Harbor Mills, Inc."),
        ("HARBOR MILLS CORP /DE/", "Harbor Mills Corporation"),
        ("The Harbor Mills Company", "Harbor Mills Co."),
        ("Harbor Mills", "HARBOR MILLS, INC."),
        ("HARBOR-MILLS STORES INC", "Harbor Mills Stores, Inc."),
        ("HARBOR & SONS CO", "Harbor and Sons Company"),
        ("J.P. Harbor & Co.", "JP HARBOR & CO"),
        ("HARBORS END INC", "Harbor\u2019s End, Inc."),
        ("\u00c9clat Mills S.A.", "ECLAT MILLS SA"),
        ("Harbor Mills, L.P.", "HARBOR MILLS LIMITED PARTNERSHIP"),
    ],
)
def test_one_issuer_in_two_prints(one: str, other: str) -> None:
    """HARBOR MILLS INC and Harbor Mills, Inc."""
    assert plain_name(one) == plain_name(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harbor Mills, Inc.", "Harbor Mills Holdings, Inc."),
        ("Harbor Mills, Inc.", "Harbor Mills, L.P."),
        ("Harbor Mills, Inc.", "Harbor Mills Funding LLC"),
        ("First Harbor Bancorp", "Second Harbor Bancorp"),
        ("A Corporation", "B Corporation"),
    ],
)
def test_two_issuers_stay_two(one: str, other: str) -> None:
    """A parent and its partnership."""
    assert plain_name(one) != plain_name(other)


def test_a_filing_lends_its_number_to_an_exhibit_of_the_same_name() -> None:
    """A 10-Q with its header beside a release that has only a name."""
    keys = issuer_keys(
        [document("HARBOR MILLS INC", "123"), document("Harbor Mills, Inc."), document("Copper Lane Corp.")]
    )
    assert keys == ("123", "123", "copper lane")


def test_a_name_that_two_filers_bear_lends_neither() -> None:
    """Two filers of one name, and a release that could be of either."""
    keys = issuer_keys([document("Harbor Inc", "1"), document("HARBOR INC", "2"), document("Harbor, Inc.")])
    assert len(set(keys)) == 3


def test_unknown_issuers_stand_alone() -> None:
    """Two letters without a name."""
    first, second = issuer_keys([document(""), document("")])
    assert first != second
