"""Whose records they are: the patients of a source, and the one that is taken."""

from boardapp.importers.fhir.concepts import objects, plain
from boardapp.importers.fhir.json_resources import Resource
from boardapp.importers.fhir.resources import Located, Resources, reference_id, reference_text
from boardapp.importers.identity import (
    ADDRESS,
    BIRTH_DATE,
    NAME,
    PICTURE,
    RECORD_NUMBER,
    TELECOM,
    Identity,
)
from boardapp.importers.source_error import SeveralPatientsError, UnknownPatientError

_IS_ABOUT_NOBODY = frozenset(
    {
        *("Practitioner", "PractitionerRole", "Organization", "Location", "Medication"),
        *("Substance", "Endpoint", "HealthcareService", "Group", "Provenance", "Composition"),
    }
)
NOT_A_PATIENT = "is about a group, a device or a place, and no patient"


class Patients:
    """The patients of a source: those that it holds, and those that its records name.

    `of` tells whose a record is: the id of a patient, "" where it names nobody, and None where
    it is about something that is no patient.
    """

    def __init__(self, resources: Resources) -> None:
        self._resources = resources
        self.held: dict[str, Located] = {}
        self._known: dict[tuple[int, str], str | None] = {}
        self._of: dict[int, str | None] = {}
        for located in resources.all():
            if located.kind == "Patient":
                self.held.setdefault(_key(located), located)
        self.ids = list(self.held)
        named = (self.of(located) for located in resources.found)
        self.ids += [one for one in dict.fromkeys(named) if one and one not in self.held]

    def of(self, located: Located) -> str | None:
        """Whose record it is."""
        try:
            return self._of[id(located)]
        except KeyError:
            found = self._of[id(located)] = self._owner(located)
            return found

    def _owner(self, located: Located) -> str | None:
        if located.kind == "Patient":
            return _key(located)
        outer = located.holder or located
        if outer.kind in _IS_ABOUT_NOBODY:
            return ""
        reference = outer.about
        text = reference_text(reference)
        key = (outer.number if text.startswith("#") else 0, text)
        if key not in self._known:
            self._known[key] = self._named(reference, outer)
        return self._known[key]

    def chosen(self, wanted: str, name: str) -> str:
        """The one to take: who is wanted, else the only one, else "" where none is named.

        Raises `SourceError` where there are several, or where the wanted one is not there.
        """
        if wanted:
            found = wanted.removeprefix("Patient/").removeprefix("urn:uuid:")
            found = found.rsplit("/Patient/", 1)[-1]
            if found not in self.ids:
                raise UnknownPatientError(name, wanted, self.ids)
            return found
        if len(self.ids) > 1:
            raise SeveralPatientsError(name, self.ids)
        return self.ids[0] if self.ids else ""

    def _named(self, reference: object, outer: Located) -> str | None:
        found = self._resources.resolve(reference, outer)
        if found is not None:
            return _key(found) if found.kind == "Patient" else None
        kind, name = reference_id(reference)
        return name if kind in ("Patient", "") else None


def _key(patient: Located) -> str:
    if patient.holder is not None:
        return f"{patient.holder.id or patient.holder.number}#{patient.id}"
    return patient.id or f"entry-{patient.number}"


def drop_identifiers(resources: Resources, identity: Identity) -> None:
    """Tell the identity all that names a person in the source: patients, relatives, staff."""
    for located in resources.all():
        if located.kind in ("Patient", "RelatedPerson", "Practitioner", "Person"):
            _drop_person(located.resource, identity, is_patient=located.kind == "Patient")


def _drop_person(person: Resource, identity: Identity, *, is_patient: bool) -> None:
    for name in objects(person.get("name", ())):
        _drop_name(name, identity)
    if is_patient:
        _drop_details(person, identity)


def _drop_name(name: Resource, identity: Identity) -> None:
    given = name.get("given", ())
    parts = [plain(name.get("family")), *map(plain, given if isinstance(given, list) else ())]
    identity.drop(NAME, filter(None, (plain(name.get("text")), *parts)))


def _drop_details(person: Resource, identity: Identity) -> None:
    for identifier in objects(person.get("identifier", ())):
        identity.drop(RECORD_NUMBER, [plain(identifier.get("value"))])
    for address in objects(person.get("address", ())):
        lines = address.get("line", ())
        stated = lines if isinstance(lines, list) else ()
        identity.drop(ADDRESS, filter(None, (plain(address.get("text")), *map(plain, stated))))
    for contact in (person, *objects(person.get("contact", ()))):
        for telecom in objects(contact.get("telecom", ())):
            identity.drop(TELECOM, [plain(telecom.get("value"))])
    for contact in objects(person.get("contact", ())):
        for name in objects(contact.get("name", ())):
            _drop_name(name, identity)
    for _ in objects(person.get("photo", ())):
        identity.drop(PICTURE)
    if person.get("birthDate"):
        identity.drop(BIRTH_DATE)
