"""Small words that the grammars ask for by what they do: of, to, from, per."""

from transforms.lexicon.vocabulary import vocabulary

_SETS: dict[str, frozenset[str]] = {
    name: frozenset(words) for name, words in vocabulary(__name__).items()
}
ARTICLES = _SETS["articles"]
THE = _SETS["the"]
OF = _SETS["of"]
TO = _SETS["to"]
FROM = _SETS["from"]
BETWEEN = _SETS["between"]
IN = _SETS["in"]
BY = _SETS["by"]
AND = _SETS["and"]
OR = _SETS["or"]
MORE = _SETS["more"]
PER = _SETS["per"]
POSSESSIVE: tuple[str, ...] = tuple(sorted(_SETS["possessive"]))
DASHES = _SETS["dashes"]
