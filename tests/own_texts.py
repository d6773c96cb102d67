"""Which code reads a text of ours, found in the source as a syntax tree.

A text is *ours* where a field of the review, of a slide or of a figure is declared `str`. It is
*stated* where a struct of the case declares it, or where it is a name that is passed on as the
source has it (`STATED`). A field that is declared as a `Literal`, an enumeration or a number
everywhere is *data*; so is one that is compared with codes that a field of its name may hold.

Told are

- a comparison with, or a search for, what reads like one of our texts: a literal with a blank
  between words, or a word for what is missing ("not reported"), in what is no data;
- any comparison of a text of ours with a literal, any taking apart of one (`startswith`,
  `partition`, `split` by a separator, …), any regex on one;
- a call of `is_stated`, `first_stated` or `joined` above the review: they look for "not reported".
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("review", "figures", "deck", "desktop", "cli", "importers", "casefile")
_SHOWS = ("figures", "deck", "desktop", "cli")
"""Rooms above the review: what they are given was put into words already or is data."""

OURS = (
    "review/model",
    "deck/slides.py",
    "deck/outline",
    "figures",
    "desktop/panels",
    "desktop/parts",
)
"""Where the structs are declared whose texts are ours."""
LETTERS = (
    "deck/checks/", "deck/fitting/", "deck/marking/", "deck/markup/", "deck/template/",
    "deck/writing/", "desktop/slides/", "desktop/parts/unit_breaks.py",
)  # fmt: skip
"""What sets letters, or looks at the letters of a finished deck: it decides about no fact."""
STATED = {"key", "id", "source", "unit", "test", "specimen", "agent", "number", "caption", "name"}
"""Texts that are passed on as the source has them, or names of records and parts of a deck."""
TAKEN_APART = {
    "startswith", "endswith", "removeprefix", "removesuffix", "partition", "rpartition", "split",
    "rsplit", "find", "replace", "isdigit",
}  # fmt: skip
NOT_REPORTED = "not reported"
_NUMBERS = {"Literal", "int", "float", "bool"}
REGEX = {"search", "match", "fullmatch", "findall", "finditer", "sub"}
LOOKS_FOR_SILENCE = {"is_stated", "first_stated", "joined"}
MISSING = {"not reported", "not done", "not stated", "none stated", "not assessed"}


class Fields:
    """What the structs declare: which names of fields are data, which are texts of ours."""

    def __init__(self) -> None:
        trees = {path: _tree(path) for path in sorted((ROOT / "boardapp").rglob("*.py"))}
        self.aliases = dict(pair for tree in trees.values() for pair in _aliases(tree))
        self.codes: dict[str, set[str]] = {}
        data: set[str] = set()
        texts: dict[str, set[str]] = {}
        for path, tree in trees.items():
            place = path.relative_to(ROOT / "boardapp").as_posix()
            for name, annotation in _declared(tree):
                self.codes.setdefault(name, set()).update(self._members(annotation))
                if self.is_data(annotation):
                    data.add(name)
                elif "str" in _names_in(annotation):
                    texts.setdefault(name, set()).add(place)
        self.data = data - set(texts)
        returned: dict[str, bool] = {}
        for tree in trees.values():
            for node in ast.walk(tree):
                if isinstance(node, ast.FunctionDef):
                    is_data = self.is_data(node.returns)
                    returned[node.name] = returned.get(node.name, True) and is_data
        self.functions = {name for name, is_data in returned.items() if is_data}
        self.ours = {
            name
            for name, places in texts.items()
            if any(place.startswith(OURS) for place in places)
        } - STATED
        self.also_stated = {
            name
            for name, places in texts.items()
            if any(place.startswith("case/") for place in places)
        }

    def is_data(self, annotation: ast.expr | None) -> bool:
        """Whether an annotation is a `Literal`, an enumeration, a number or a bool."""
        if annotation is None:
            return False
        names = _names_in(annotation)
        return "str" not in names and bool(names & (_NUMBERS | self.aliases.keys()))

    def _members(self, annotation: ast.expr) -> set[str]:
        """The texts that an annotation allows by a literal."""
        names = _names_in(annotation)
        found = _texts_in(annotation) if "Literal" in names else set()
        return found.union(*(self.aliases[name] for name in names & self.aliases.keys()))


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _aliases(tree: ast.Module) -> Iterator[tuple[str, set[str]]]:
    """The names that a module gives to literals, with their texts; and its enumerations."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            if isinstance(node.value, ast.Subscript) and "Literal" in _names_in(node.value.value):
                yield node.targets[0].id, _texts_in(node.value)
        elif isinstance(node, ast.ClassDef) and any("Enum" in ast.unparse(b) for b in node.bases):
            yield node.name, set()


def _texts_in(node: ast.expr) -> set[str]:
    constants = (n.value for n in ast.walk(node) if isinstance(n, ast.Constant))
    return {value for value in constants if isinstance(value, str)}


def _declared(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    """The fields and properties of the classes of a module with their annotations."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            for part in node.body:
                if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name):
                    yield part.target.id, part.annotation
                elif (
                    isinstance(part, ast.FunctionDef)
                    and part.returns is not None
                    and any(ast.unparse(one) == "property" for one in part.decorator_list)
                ):
                    yield part.name, part.returns


def _names_in(node: ast.expr) -> set[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        try:
            node = ast.parse(node.value, mode="eval").body
        except SyntaxError:
            return set()
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}


class _Reader(ast.NodeVisitor):
    """Finds the functions of a module that read a text of ours."""

    def __init__(self, fields: Fields, room: str, constants: set[str]) -> None:
        self.fields, self.room, self.constants = fields, room, constants
        self.found: list[tuple[str, int, str]] = []
        self._scopes: list[tuple[str, dict[str, str]]] = [("", {})]
        self._names: list[dict[str, str]] = [{}]

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._within(node.name, {}, node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        every = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
        kinds = {a.arg: "data" for a in every if self.fields.is_data(a.annotation)}
        self._within(node.name, kinds, node)

    def _within(self, name: str, kinds: dict[str, str], node: ast.AST) -> None:
        outer = self._scopes[-1][0]
        self._scopes.append((f"{outer}.{name}" if outer else name, kinds))
        self._names.append({})
        self.generic_visit(node)
        self._scopes.pop()
        self._names.pop()

    def visit_Assign(self, node: ast.Assign) -> None:
        self.generic_visit(node)
        if isinstance(node.targets[0], ast.Name):
            self._learn(node.targets[0].id, node.value)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self.generic_visit(node)
        if isinstance(node.target, ast.Name) and self.fields.is_data(node.annotation):
            self._scopes[-1][1][node.target.id] = "data"

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self.generic_visit(node)
        self._learn(node.target.id, node.value)

    def _learn(self, name: str, value: ast.expr) -> None:
        self._scopes[-1][1][name] = self._kind(value)
        if isinstance(value, ast.Attribute):
            self._names[-1][name] = value.attr

    def visit_Compare(self, node: ast.Compare) -> None:
        self.generic_visit(node)
        sides = [node.left, *node.comparators]
        if not all(isinstance(op, ast.Eq | ast.NotEq | ast.In | ast.NotIn) for op in node.ops):
            return
        for one, other in ((sides[0], sides[1]), (sides[1], sides[0])):
            is_read = self._kind(other) == "ours" or self._is_sentence(one)
            if is_read and self._is_literal(one) and not self._is_code(other, one):
                self._tell(node)

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        name = _called(node)
        if self.room in _SHOWS and name in LOOKS_FOR_SILENCE:
            self._tell(node)
        if not isinstance(node.func, ast.Attribute):
            return
        subject = node.func.value
        if name in TAKEN_APART and (node.args or name == "isdigit") and not _is_sign(node):
            read = any(self._is_sentence(a) for a in node.args) and self._kind(subject) != "data"
            if read or self._kind(subject) == "ours":
                self._tell(node)
        if name in REGEX and isinstance(subject, ast.Name):
            searched = node.args[1:2] if subject.id == "re" else node.args[:1]
            if any(self._kind(a) == "ours" for a in searched):
                self._tell(node)

    def _is_code(self, node: ast.expr, literal: ast.expr) -> bool:
        """Whether it is data, or holds one of the codes that a field of this name may hold."""
        if self._kind(node) == "data":
            return True
        name = node.attr if isinstance(node, ast.Attribute) else ""
        if isinstance(node, ast.Name):
            name = next((names[node.id] for names in reversed(self._names) if node.id in names), "")
        texts = {NOT_REPORTED} if "NOT_REPORTED" in _names_in(literal) else _texts_in(literal)
        return bool(name) and texts <= self.fields.codes.get(name, set())

    def _kind(self, node: ast.expr) -> str:
        """Whether an expression is "data", a text of "ours", or "" where nobody knows."""
        if isinstance(node, ast.Attribute):
            if node.attr in self.fields.data:
                return "data"
            is_stated = self.room not in _SHOWS and node.attr in self.fields.also_stated
            return "ours" if node.attr in self.fields.ours and not is_stated else ""
        if isinstance(node, ast.Name):
            return next(
                (kinds[node.id] for _, kinds in reversed(self._scopes) if node.id in kinds), ""
            )
        if isinstance(node, ast.Call) and _called(node) in self.fields.functions:
            return "data"
        if isinstance(node, ast.JoinedStr):
            return "" if len(node.values) == 1 else "ours"  # f"{number:.3g}" are digits
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            return self._kind(node.func.value) if node.func.attr in _SAME else ""
        if isinstance(node, ast.Subscript):
            return self._kind(node.value)
        return ""

    def _is_literal(self, node: ast.expr) -> bool:
        if isinstance(node, ast.Tuple | ast.Set | ast.List):
            return any(map(self._is_literal, node.elts))
        if isinstance(node, ast.Name):
            return node.id in self.constants or node.id == "NOT_REPORTED"
        return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(node.value)

    def _is_sentence(self, node: ast.expr) -> bool:
        """Whether a literal reads like a text of ours."""
        if isinstance(node, ast.Tuple | ast.Set | ast.List):
            return any(map(self._is_sentence, node.elts))
        if isinstance(node, ast.Name):
            return node.id in self.constants or node.id == "NOT_REPORTED"
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            return False
        text = node.value
        return text in MISSING or (" " in text and text.strip() != "")

    def _tell(self, node: ast.expr) -> None:
        self.found.append((self._scopes[-1][0] or "module", node.lineno, ast.unparse(node)))


_SAME = {"lower", "upper", "casefold", "strip", "rstrip", "lstrip", "removeprefix", "removesuffix"}


def _is_sign(node: ast.Call) -> bool:
    """Whether a sign is taken out that no reader sees, such as the "&" of a menu."""
    first = node.args[0] if node.args else None
    return isinstance(first, ast.Constant) and first.value == "&"


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _text_constants(tree: ast.Module) -> set[str]:
    """Names that a module gives to a text that reads like one of ours."""
    return {
        node.targets[0].id
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
        and (" " in node.value.value.strip() or node.value.value in MISSING)
    }


@cache
def _fields() -> Fields:
    return Fields()


@cache
def readers_of_texts() -> dict[str, list[tuple[str, int, str]]]:
    found = {}
    for room in ROOMS:
        for path in sorted((ROOT / "boardapp" / room).rglob("*.py")):
            if path.relative_to(ROOT / "boardapp").as_posix().startswith(LETTERS):
                continue
            tree = _tree(path)
            reader = _Reader(_fields(), room, _text_constants(tree))
            reader.visit(tree)
            if reader.found:
                found[path.relative_to(ROOT / "boardapp").as_posix()] = reader.found
    return found


def reads(room: str, code: str) -> list[tuple[str, int, str]]:
    """The function, line and code of each reading in some source of a room."""
    reader = _Reader(_fields(), room, set())
    reader.visit(ast.parse(code))
    return reader.found
