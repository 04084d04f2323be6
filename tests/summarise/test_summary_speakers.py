"""Who says what in English news prose made to mislead: negations, rivals, strangers, split quotes.

Each text is preceded by an introduction of one person and has one speaker at most.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from speaker_samples import NAMES, TEMPLATE, positions_in, text_of

from briefing.domain import Position
from briefing.summarise import find_unfounded, summarise
from briefing.summarise.units import analyse

ENERGY = "Kazakhstan's Energy Minister Yerlan Akkenzhenov met reporters in Astana on Tuesday."
WATER = "Uzbek Water Minister Shavkat Khamrayev inspected the Karkidon reservoir."
HEALTH = "Health Minister Akmaral Alnazarova visited a hospital in Shymkent."
TWO = (
    "Kazakhstan's Health Minister Akmaral Alnazarova and Uzbekistan's Health Minister Asilbek "
    "Khudayarov opened a hospital."
)
ECONOMIST = "World Bank economist David Knight presented the report."
RAIL = "Talgat Aldybergenov, chairman of Kazakhstan Temir Zholy, opened the new line."
ELECTION = "Nurlan Beishenaliev, head of the Central Election Commission, counted the votes."
BANK = "Uzbekistan's Central Bank published its report on remittances."

# Introduction, text, speaker, the words shown.
SAID = [
    # Denials and doubts keep their verb.
    (ENERGY, "Akkenzhenov denied that coal was short.", "Yerlan Akkenzhenov",
     "Akkenzhenov denied that coal was short."),
    (ENERGY, "On Monday, the minister denied reports that the plant had stopped.",
     "Yerlan Akkenzhenov", "the minister denied reports that the plant had stopped."),
    (WATER, "Khamrayev rejected claims that canals had been left to silt up.", "Shavkat Khamrayev",
     "Khamrayev rejected claims that canals had been left to silt up."),
    (WATER, "Khamrayev doubted that the dam would be ready before the floods.",
     "Shavkat Khamrayev",
     "Khamrayev doubted that the dam would be ready before the floods."),
    (HEALTH, "Alnazarova ruled out a second lockdown of schools.", "Akmaral Alnazarova",
     "Alnazarova ruled out a second lockdown of schools."),
    (BANK, "The Central Bank denied that transfers from Russia had dried up.", "Central Bank",
     "The Central Bank denied that transfers from Russia had dried up."),
    # Negative words that were said stay in the words.
    (ENERGY, "According to Akkenzhenov, prices will double, but miners disagree.",
     "Yerlan Akkenzhenov",
     "According to Akkenzhenov, prices will double, but miners disagree."),
    (ENERGY, "Akkenzhenov told parliament there was no evidence that prices had been fixed.",
     "Yerlan Akkenzhenov", "there was no evidence that prices had been fixed"),
    (ENERGY, "Akkenzhenov said on Monday there was no proof that uranium had leaked.",
     "Yerlan Akkenzhenov", "there was no proof that uranium had leaked"),
    (ENERGY, "Akkenzhenov told reporters he did not claim that output had recovered.",
     "Yerlan Akkenzhenov", "he did not claim that output had recovered"),
    (WATER, "Khamrayev said the ministry had denied that the pumps failed.", "Shavkat Khamrayev",
     "the ministry had denied that the pumps failed"),
    # Support, opposition, demands and conditions in their own words.
    (WATER, "Khamrayev supports the canal as long as Turkmenistan pays its share.",
     "Shavkat Khamrayev", "Khamrayev supports the canal as long as Turkmenistan pays its share."),
    (RAIL, "Aldybergenov opposed higher tariffs for grain wagons.", "Talgat Aldybergenov",
     "Aldybergenov opposed higher tariffs for grain wagons."),
    (RAIL, "Aldybergenov agreed to lend locomotives unless fuel prices rise again.",
     "Talgat Aldybergenov",
     "Aldybergenov agreed to lend locomotives unless fuel prices rise again."),
    (HEALTH, "Alnazarova called for free vaccines in every district.", "Akmaral Alnazarova",
     "Alnazarova called for free vaccines in every district."),
    (ENERGY, "Kazatomprom opposes the new tax on uranium.", "Kazatomprom",
     "Kazatomprom opposes the new tax on uranium."),
    # Somebody else goes on in the sentence: all of it is shown.
    (WATER, "Khamrayev said that losses fell by a tenth, but farmers disagreed.",
     "Shavkat Khamrayev",
     "Khamrayev said that losses fell by a tenth, but farmers disagreed."),
    (WATER, "Losses, Khamrayev said, would fall by a tenth.", "Shavkat Khamrayev",
     "Losses, Khamrayev said, would fall by a tenth."),
    (ENERGY, "Akkenzhenov said that gas would be sold, but only if neighbours paid in advance.",
     "Yerlan Akkenzhenov", "gas would be sold, but only if neighbours paid in advance"),
    # Quotations in any marks, split, of several sentences, over a paragraph.
    (ENERGY, "“We shall sell the gas,” Akkenzhenov said, “but only if the price covers our costs.”",
     "Yerlan Akkenzhenov",
     "“We shall sell the gas,” Akkenzhenov said, “but only if the price covers our costs.”"),
    (ENERGY, "“We shall sell the gas,” he said, “if paid.”", "Yerlan Akkenzhenov",
     "“We shall sell the gas,” he said, “if paid.”"),
    (ENERGY, "«We agree,» said Akkenzhenov, «unless the plant stops.»", "Yerlan Akkenzhenov",
     "«We agree,» said Akkenzhenov, «unless the plant stops.»"),
    (WATER, '"We shall open the gates," Khamrayev said. "But only after the harvest is in."',
     "Shavkat Khamrayev",
     '"We shall open the gates," Khamrayev said. "But only after the harvest is in."'),
    (WATER, "“We support the canal. But it must not dry out the delta,” Khamrayev said.",
     "Shavkat Khamrayev", "We support the canal. But it must not dry out the delta"),
    (HEALTH, "„Our wards are full this winter“, Alnazarova said.", "Akmaral Alnazarova",
     "Our wards are full this winter"),
    (HEALTH, "»Our wards are full this winter«, Alnazarova said.", "Akmaral Alnazarova",
     "Our wards are full this winter"),
    (HEALTH, "‹Our wards are full this winter›, Alnazarova said.", "Akmaral Alnazarova",
     "Our wards are full this winter"),
    (HEALTH, "‘Our wards are full this winter,’ she said.", "Akmaral Alnazarova",
     "Our wards are full this winter"),
    (RAIL, "“A driver told me ‘never again’ and left his train,” Aldybergenov said.",
     "Talgat Aldybergenov", "A driver told me ‘never again’ and left his train"),
    (ELECTION, "“The count is not over. Two districts are missing,” Beishenaliev said.",
     "Nurlan Beishenaliev", "The count is not over. Two districts are missing"),
    # Offices, pronouns and spokespeople that are certain.
    (ENERGY, "He said that coal stocks had doubled.", "Yerlan Akkenzhenov",
     "coal stocks had doubled"),
    (ENERGY, "The Kazakh energy minister said that coal stocks had doubled.",
     "Yerlan Akkenzhenov", "coal stocks had doubled"),
    (ENERGY, "Asked whether prices would rise, the minister said that nothing was decided.",
     "Yerlan Akkenzhenov", "nothing was decided"),
    (HEALTH, "She said that beds would be added.", "Akmaral Alnazarova", "beds would be added"),
    (BANK, "A spokeswoman for the Central Bank said that transfers grew by a fifth.",
     "Central Bank", "transfers grew by a fifth"),
    (BANK, "The bank's press service said that transfers grew by a fifth.", "Central Bank",
     "transfers grew by a fifth"),
    (RAIL, "In a letter to Aldybergenov, the World Bank said that the line was too dear.",
     "World Bank", "the line was too dear"),
    (RAIL, "At a briefing in Almaty on Friday, Aldybergenov said that wagons were short.",
     "Talgat Aldybergenov", "wagons were short"),
    (ELECTION, "Beishenaliev, who did not vote himself, said that turnout was low.",
     "Nurlan Beishenaliev", "turnout was low"),
    (ENERGY, "The mine will not close, Akkenzhenov said on Tuesday, denying that it was unsafe.",
     "Yerlan Akkenzhenov",
     "The mine will not close, Akkenzhenov said on Tuesday, denying that it was unsafe."),
    (ENERGY, "Akkenzhenov says the mine is safe — but miners disagree.", "Yerlan Akkenzhenov",
     "Akkenzhenov says the mine is safe — but miners disagree."),
    (ENERGY, "Akkenzhenov said the mine was safe and the miners said it was not.",
     "Yerlan Akkenzhenov",
     "Akkenzhenov said the mine was safe and the miners said it was not."),
    (ENERGY, "Akkenzhenov told a meeting in Almaty that the mine was safe.",
     "Yerlan Akkenzhenov", "the mine was safe"),
    (ENERGY, "Akkenzhenov said the idea that the mine was unsafe was wrong.",
     "Yerlan Akkenzhenov", "the idea that the mine was unsafe was wrong"),
    (TWO, "She said that beds were short.", "Akmaral Alnazarova", "beds were short"),
    (TWO, "The Kazakh health minister said that beds were short.", "Akmaral Alnazarova",
     "beds were short"),
    (TWO, "Khudayarov told Alnazarova that beds were short.", "Asilbek Khudayarov",
     "beds were short"),
    (TWO, "Khudayarov said that beds were short. This is not true.", "Asilbek Khudayarov",
     "beds were short"),
    (TWO, "“Beds are short in every ward,” Alnazarova told Khudayarov.", "Akmaral Alnazarova",
     "Beds are short in every ward"),
    (ECONOMIST, "David Knight of the World Bank said remittances fell.", "David Knight",
     "remittances fell"),
    (ECONOMIST, "Mr. Knight said remittances fell.", "David Knight", "remittances fell"),
    (ELECTION, "Beishenaliev said that, if stations opened late, they would close late.",
     "Nurlan Beishenaliev", "if stations opened late, they would close late"),
    (ELECTION, "“I never said that the count was over,” Beishenaliev said.",
     "Nurlan Beishenaliev", "I never said that the count was over"),
    (BANK, "Akkenzhenov wants a new mine, the World Bank said.", "World Bank",
     "Akkenzhenov wants a new mine"),
    (BANK, "The World Bank said Friday that remittances fell.", "World Bank",
     "remittances fell"),
    (RAIL, "Kazakhstan's transport ministry said wagons were short.", "transport ministry",
     "wagons were short"),
    (RAIL, "On Friday, the Kazakh government said wagons were short.", "government",
     "wagons were short"),
]  # fmt: skip

# Introduction and texts in which nobody is known to have said anything.
UNSAID = [
    (ENERGY, "If Akkenzhenov says that prices will rise, traders will buy coal."),
    (ENERGY, "If, as expected, Akkenzhenov says that prices will rise, traders will buy coal."),
    (ENERGY, "Had Akkenzhenov said that coal was short, prices would have jumped."),
    (ENERGY, "Reporters asked whether Akkenzhenov believed that the plant was safe."),
    (ENERGY, "Asked whether Akkenzhenov believed that the plant was safe, an engineer smiled."),
    (ENERGY, "Akkenzhenov did not say that the plant would close."),
    (ENERGY, "Akkenzhenov has not said that the plant will close."),
    (ENERGY, "Akkenzhenov never said the plant would close."),
    (ENERGY, "Akkenzhenov is expected to say that tariffs will rise."),
    (ENERGY, "It is not true that Akkenzhenov said that tariffs would rise."),
    (ENERGY, "Neither Akkenzhenov nor his deputy said that tariffs would rise."),
    (ENERGY, "Neither the company nor Akkenzhenov said that tariffs would rise."),
    (ENERGY, "Akkenzhenov reportedly said that tariffs would rise."),
    (ENERGY, "Akkenzhenov refused to say that tariffs would rise."),
    (ENERGY, "Akkenzhenov could have said that tariffs would rise."),
    (ENERGY, "Did Akkenzhenov say that tariffs would rise?"),
    (ENERGY, "Rumours that Akkenzhenov said the plant would close spread on Friday."),
    (ENERGY, "While Akkenzhenov said that costs fell, miners disagreed."),
    (ENERGY, "Akkenzhenov was told that the plant would close."),
    (WATER, "Critics of Khamrayev said that the canal leaked."),
    (WATER, "A letter to Khamrayev said that the canal leaked."),
    (WATER, "According to a rival of Khamrayev, the canal leaked."),
    (WATER, "The canal leaked, according to a rival of Khamrayev."),
    (WATER, "Sources close to Khamrayev said that the canal leaked."),
    (WATER, "The spokesman for Khamrayev said that the canal leaked."),
    (WATER, "Khamrayev's deputy said that the canal leaked."),
    (WATER, "Opponents, among them Khamrayev, said that the canal leaked."),
    (WATER, "Khamrayev, Petrov and Lee said that the canal leaked."),
    (WATER, "Khamrayev, along with farmers, said that the canal leaked."),
    (WATER, "Critics of the Ministry of Water Resources said that the canal leaked."),
    (WATER, "Khamrayev praised the canal. Tursunov disagreed. He said that it leaked."),
    (WATER, "Khamrayev praised the canal. A farmer disagreed. He said that it leaked."),
    (WATER, "Khamrayev praised his Kazakh counterpart. He said that the canal leaked."),
    (WATER, "She said that the canal leaked."),
    (HEALTH, "He said that the wards were full."),
    (ENERGY, "The finance minister of Uzbekistan came. The minister said that taxes would rise."),
    (ENERGY, "The energy minister of Kyrgyzstan came. The minister said that taxes would rise."),
    (ENERGY, "The minister of finance said that taxes would rise."),
    (ENERGY, "The minister's adviser said that taxes would rise."),
    (ENERGY, "The energy minister of Kyrgyzstan said that taxes would rise."),
    ("President of Kazakhstan Kassym-Jomart Tokayev flew to Tashkent.",
     "The Uzbek president met him. The president said that the canal would be dug."),
    ("President of Kazakhstan Kassym-Jomart Tokayev flew to Tashkent.",
     "The president of the bank said that the canal would be dug."),
    ("President of Kazakhstan Kassym-Jomart Tokayev flew to Tashkent.",
     "The former president said that the canal would be dug."),
    (ENERGY, "Deputy minister Petrov, standing beside Akkenzhenov, said that coal was short."),
    (ENERGY, "Petrov, whom Akkenzhenov dismissed, said that coal was short."),
    (ENERGY, "“Coal is short in the north,” said Petrov, a critic of Akkenzhenov."),
    (ENERGY, "“Coal is short in the north,” said a spokesman for Akkenzhenov."),
    (ENERGY, "A report that Akkenzhenov cited said that coal was short."),
    (ENERGY, "Akkenzhenov said on Tuesday, denying reports that miners had been hurt."),
    (ENERGY, "Akkenzhenov said on Tuesday in reply to claims that miners had been hurt."),
    (ENERGY, "Akkenzhenov told reporters about rumours that the mine was unsafe."),
    (ENERGY, "Akkenzhenov told parliament a story that the mine was haunted."),
    (ENERGY, "Akkenzhenov, the agency reported, said that the mine was safe."),
    (ENERGY, "Contrary to what Akkenzhenov said, the mine was not safe."),
    (ENERGY, "“The mine is safe for all,” Akkenzhenov would have said."),
    (ENERGY, "“The mine is safe for all,” Akkenzhenov was quoted as saying."),
    (ENERGY, "“The mine is safe for all,” a minister like Akkenzhenov said."),
    (ENERGY, "“Akkenzhenov said that the mine was safe,” a miner recalled."),
    (TWO, "The minister said that beds were short."),
    (TWO, "Alnazarova's Uzbek counterpart said that beds were short."),
    (TWO, "Alnazarova and Khudayarov said that beds were short."),
    (TWO, "Both ministers said that beds were short."),
    (ECONOMIST, "Sarah Knight said remittances fell."),
    (ECONOMIST, "A World Bank economist said remittances fell."),
    (ENERGY, "Akkenzhenov backed away from the plan."),
    (ENERGY, "Akkenzhenov welcomed guests from Tashkent."),
    (ENERGY, "Akkenzhenov, who denied that coal was short, resigned."),
    (ENERGY, "Akkenzhenov has not denied that coal is short."),
    (ENERGY, "Akkenzhenov declined to comment on the price of coal."),
    (BANK, "A study by the Central Bank said remittances fell."),
    (BANK, "Central Bank officials said remittances fell."),
    (BANK, "The Central Bank and the World Bank said remittances fell."),
    (BANK, "The Central Bank's deputy head said remittances fell."),
    (BANK, "The energy ministry said coal was short."),
    (ELECTION, "“The count was stolen from us,” Akkenzhenov denied saying."),
    (ELECTION, "A fake letter in which Beishenaliev said that turnout was low went round."),
]  # fmt: skip


@pytest.mark.parametrize(("introduction", "text", "speaker", "words"), SAID)
def test_who_says_what(introduction: str, text: str, speaker: str, words: str) -> None:
    assert positions_in(text_of("en", introduction, text)) == [(speaker, words)]


@pytest.mark.parametrize(("introduction", "text"), UNSAID)
def test_nobody_is_made_to_say_it(introduction: str, text: str) -> None:
    assert positions_in(text_of("en", introduction, text)) == []
    # In the same paragraph as well.
    assert positions_in(text_of("en", f"{introduction} {text}")) == []


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("“We shall close the border. The price is high.", "“It stays shut,” Akkenzhenov said."),
        ("“We shall close the border,” he said. “The price of this is high.", "“It stays shut.”"),
    ],
)
def test_a_quotation_goes_on_in_the_next_paragraph(paragraphs: tuple[str, str]) -> None:
    found = positions_in(text_of("en", ENERGY, *paragraphs))

    assert {speaker for speaker, _ in found} == {"Yerlan Akkenzhenov"}
    assert any("We shall close the border" in words for _, words in found)


@pytest.mark.parametrize(("introduction", "text", "speaker", "words"), SAID)
def test_the_brief_is_faithful(introduction: str, text: str, speaker: str, words: str) -> None:
    document = text_of("en", introduction, text, "It rained all week in the north of the region.")

    brief = summarise([document], TEMPLATE, NAMES)

    shown = [e for s in brief.sections for e in s.entries if isinstance(e, Position)]
    assert find_unfounded(brief, [document]) == ()
    assert {entry.speaker.name for entry in shown} <= {speaker}
    assert all(words == entry.statement.text for entry in shown)


@pytest.mark.parametrize(("introduction", "text"), UNSAID)
def test_the_brief_has_no_such_position(introduction: str, text: str) -> None:
    brief = summarise([text_of("en", introduction, text)], TEMPLATE, NAMES)

    shown = [e for s in brief.sections for e in s.entries if isinstance(e, Position)]
    assert [(entry.speaker.name, entry.statement.text) for entry in shown] == []


_VERBS = st.sampled_from(["said", "has said", "warned", "told reporters", "confirmed", "claims"])
_BEFORE = ["If", "Had", "Critics of", "A letter to", "Neither the ministry nor", "Not even",
           "Reporters asked whether", "It is not true that", "Rumours that", "A rival of",
           "Sources close to", "Unless", "Nobody but", "While", "A spokesman for"]  # fmt: skip
_AFTER = ["never", "has not", "would have", "could have", "reportedly", "had hardly", "may have",
          "and Petrov", "and others", "or his deputy", "'s aide", "was wrong when he"]  # fmt: skip
_CLAIMS = st.sampled_from(
    ["prices fell", "the canal leaked", "no uranium was lost", "he would resign", "Tashkent agreed"]
)


@given(st.sampled_from(_BEFORE), _VERBS, _CLAIMS)
def test_what_stands_before_a_name_unsays_it(before: str, verb: str, claim: str) -> None:
    text = f"{before} Akkenzhenov {verb} that {claim}, and the market moved."
    assert positions_in(text_of("en", ENERGY, text)) == []


@given(st.sampled_from(_AFTER), _VERBS, _CLAIMS)
def test_what_stands_after_a_name_unsays_it(after: str, verb: str, claim: str) -> None:
    text = f"Akkenzhenov {after} {verb} that {claim}.".replace(" 's", "'s")
    assert positions_in(text_of("en", ENERGY, text)) == []


@given(st.text(alphabet="ab «»“”„‘’‹›\"'.,—", max_size=60), st.booleans())
def test_any_marks_are_read(text: str, split: bool) -> None:
    middle = " Akkenzhenov said, " if split else " "
    document = text_of("en", ENERGY, f"{text}{middle}“but only if they pay.” {text}")
    for speaker, words in positions_in(document):
        assert speaker == "Yerlan Akkenzhenov" and words in document.blocks[1].text


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Tajikistan's labour minister, Soleha Umarova, said that wages rose.", "Soleha Umarova"),
        ("Uzbek Prime Minister, Abdulla Karimov, told reporters that costs fell.",
         "Abdulla Karimov"),
        ("Tajikistan's labour minister, Soleha Umarova, and the envoy said that wages rose.", None),
        ("After meeting Tajikistan's labour minister, Daler Juma said that wages rose.", None),
        ("With Tajikistan's labour minister, Daler Juma, said to be ill, the talks ended.", None),
    ],
)  # fmt: skip
def test_a_name_set_off_by_commas_after_its_office(sentence: str, name: str | None) -> None:
    units = analyse([text_of("en", sentence)], NAMES).units
    assert [u.speaker.name if u.speaker else None for u in units] == [name]
