"""The names that the heads answer with; written beside the model so that C++ reads the same lists."""

TYPES = ["none", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
         "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]  # fmt: skip
STANCES = ["asserted", "denied", "possible", "future"]
ROLES = ["none", "GOV", "MIL", "COP", "LEG", "JUD", "SPY", "REB", "OPP", "PTY", "CVL", "IGO", "NGO", "MED", "REL",
         "BUS", "EDU", "LAB", "REF", "CRM", "ELI"]  # fmt: skip
CLAIM_SLOTS = [
    "actors",
    "recipients",
    "places",
    "time",
    "killed",
    "injured",
    "sources",
    "channel",
    "cue",
    "stance",
]
ATTRIBUTION_SLOTS = ["attribution_source", "attribution_cue", "attribution_content"]
# From an act to other acts that tell the same event, and, of those, the ones on the same source's word.
IDENTITY_SLOTS = ["same_event", "same_claim"]
# From the head of a noun phrase to the heads of others that stand for the same thing.
COREFERENCE_SLOTS = ["coreference"]
SLOTS = CLAIM_SLOTS + IDENTITY_SLOTS + ATTRIBUTION_SLOTS + COREFERENCE_SLOTS
# Which slots each corpus teaches.
TAUGHT = {
    "claims": CLAIM_SLOTS + IDENTITY_SLOTS,
    "own_claims": CLAIM_SLOTS + IDENTITY_SLOTS,
    "attribution": ATTRIBUTION_SLOTS,
    "gum": COREFERENCE_SLOTS,
}
EVENTS = ["YIELD", "REJECT", "ACCUSE", "AGREE", "ASSAULT", "COERCE", "SUPPORT", "AID", "CONSULT", "REQUEST",
          "THREATEN", "SANCTION", "PROTEST", "MOBILIZE", "COOPERATE"]  # fmt: skip
PARTY_TAGS = ["O", "B-S", "I-S", "B-T", "I-T"]
# MUC-4's: who attacks, one or many; what and whom; with what.
ATTACK_ROLES = ["PerpInd", "PerpOrg", "Target", "Victim", "Weapon"]
IGNORE = -100


def bio(types: list[str]) -> list[str]:
    """O, then B- and I- of each type."""
    return ["O"] + [f"{prefix}-{t}" for t in types for prefix in "BI"]


GUM_TYPES = [
    "abstract",
    "animal",
    "event",
    "object",
    "organization",
    "person",
    "place",
    "plant",
    "substance",
    "time",
]
FIELD_TYPES = ["Organisation", "Location", "Person", "Nationality", "Temporal", "DocumentReference", "Quantity",
               "Vehicle", "Money", "Weapon", "MilitaryPlatform"]  # fmt: skip
