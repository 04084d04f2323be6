"""Words of an office: what a person is ("minister"), of what kind ("deputy", "energy")."""

from __future__ import annotations

HEADS = frozenset(
    "minister president premier chancellor secretary spokesman spokeswoman spokesperson director "
    "chairman chairwoman chairperson chair head chief ceo governor mayor ambassador envoy "
    "representative adviser advisor analyst expert economist senator commissioner manager "
    "professor akim hakim khokim speaker leader coordinator deputy researcher doctor "
    "paediatrician pediatrician physician surgeon engineer farmer teacher lawyer scientist author "
    "founder co-founder judge ecologist hydrologist geologist meteorologist historian sociologist "
    "activist journalist entrepreneur rector dean inspector prosecutor negotiator lawmaker "
    "legislator parliamentarian vice-president epidemiologist agronomist demographer officer "
    "executive secretary-general director-general vice-chairman vice-minister vice-premier".split()
)
MODIFIERS = frozenset(
    "prime deputy vice first second former acting senior chief foreign energy finance economy "
    "interior defence defense health water transport trade agriculture agricultural education "
    "justice culture environment ecology digital industry labour labor national special press "
    "executive general regional managing permanent state commerce treasury country emergency "
    "resident interim lead and financial operating technology technical information commercial "
    "legal medical risk investment customs tax police border security statistics electoral "
    "nuclear".split()
)
# Capitalised, but never part of a person's name.
NO_NAME = frozenset(
    "january february march april may june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday the a an in on at it he she they we "
    "ministry union bank agency company committee commission parliament government republic "
    "federation group council university institute centre center department news association "
    "corporation fund organization organisation international asia asian europe european north "
    "south east west central agreement however but meanwhile according foundation board sea "
    "river lake ocean region district city holding exchange office service authority affairs "
    "development resources irrigation sector street avenue airport port corridor middle nations "
    "plant station project programme program law act code plan strategy concept fund market "
    "mountain mountains valley desert canal dam reservoir war world summit forum conference "
    "economic academy school college hospital court police army forces house party "
    "mr mrs ms dr sir prof gen sen rep gov inc ltd llc jsc plc corp co".split()
)
# Offices that a phrase with "of" or "for" makes complete: "Minister of Energy".
PORTFOLIO_HEADS = frozenset(("minister", "secretary", "commissioner"))


def bare_heads(phrase: str) -> frozenset[str]:
    """The words of ``phrase`` that name an office."""
    return frozenset(phrase.lower().replace("-", " ").split()) & HEADS


def same_role(role: str, phrase: str) -> bool:
    """Whether ``phrase`` ("energy minister") can only mean the office ``role``.

    "minister of energy" and "energy minister" are one office; "minister" alone fits every one but
    a prime minister, so it is for the caller to see how many there are.
    """
    office, wanted = _words(role), _words(phrase)
    if office == wanted:
        return True
    if not wanted or not wanted < office or not bare_heads(phrase):
        return False
    ends_alike = role.lower().endswith(" " + phrase.lower())
    opens_alike = role.lower().startswith(phrase.lower() + " ")
    return (ends_alike or opens_alike) and not {"prime", "deputy", "vice", "first"} & (
        office - wanted
    )


def _words(phrase: str) -> frozenset[str]:
    return frozenset(phrase.lower().split()) - {"of", "the", "for", "and"}
