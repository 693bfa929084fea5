import type { CheckKey } from '@/components/cabinet/check-targets';
import { formatDate } from '@/lib/domain/dates';
import { formatDocument } from '@/lib/domain/identity-documents';
import { formatPhone } from '@/lib/domain/phone';
import { formatSnils } from '@/lib/domain/snils';
import type { AboutMe, MyChild } from '@/lib/families/queries';

export type CheckFact = { key: CheckKey; term: string; value: string };

type Document = NonNullable<AboutMe['document']>;

const nobodyEntered = 'не указан';

/** What the application will print of the child. */
export function childFacts(child: MyChild): CheckFact[] {
  const fitting = child.documents.filter(({ kind }) => child.documentKinds.includes(kind));
  const attends =
    child.institution?.shortName ??
    (child.unattached ? 'Не посещает ни детский сад, ни школу' : 'не указаны');
  return [
    { key: 'child_name', term: 'Фамилия, имя, отчество', value: child.name },
    { key: 'birth_date', term: 'Дата рождения', value: formatDate(child.birthDate) },
    ...fitting.map(documentFact('child_document')),
    { key: 'child_snils', term: 'СНИЛС', value: child.snils ? formatSnils(child.snils) : nobodyEntered },
    { key: 'child_address', term: 'Адрес регистрации', value: child.address ?? nobodyEntered },
    { key: 'municipality', term: 'Муниципалитет', value: child.municipality?.shortName ?? nobodyEntered },
    { key: 'institution', term: 'Школа или детский сад', value: attends },
  ];
}

/** What a child who applies alone adds of their own. */
export function ownFacts(me: AboutMe): CheckFact[] {
  return [{ key: 'own_phone', term: 'Телефон', value: me.phone ? formatPhone(me.phone) : nobodyEntered }];
}

/** What the application will print of the parent. */
export function parentFacts(me: AboutMe): CheckFact[] {
  return [
    { key: 'my_name', term: 'Фамилия, имя, отчество', value: me.name },
    ...(me.document ? [documentFact('my_document')(me.document), ...issuerToWrite(me.document)] : []),
    { key: 'my_snils', term: 'СНИЛС', value: me.snils ? formatSnils(me.snils) : nobodyEntered },
    { key: 'my_address', term: 'Адрес регистрации', value: me.address ?? nobodyEntered },
    { key: 'my_phone', term: 'Телефон', value: me.phone ? formatPhone(me.phone) : nobodyEntered },
  ];
}

/** The consent prints who issued the document: where nobody entered it, a line is left to be filled in by hand. */
function issuerToWrite({ issuedBy }: Document): CheckFact[] {
  return issuedBy
    ? []
    : [{ key: 'my_document', term: 'Место выдачи', value: 'не указано: впишете в согласие от руки' }];
}

function documentFact(key: CheckKey): (document: Document) => CheckFact {
  return (document) => ({ key, term: 'Документ', value: documentSentence(document) });
}

/** «Паспорт гражданина РФ 32 14 № 123456, дата выдачи 20.06.2015, место выдачи: …» */
function documentSentence(document: Document): string {
  const { issuedOn, issuedBy } = document;
  const known = [
    formatDocument(document),
    issuedOn && `дата выдачи ${formatDate(issuedOn)}`,
    issuedBy && `место выдачи: ${issuedBy}`,
  ];
  return known.filter(Boolean).join(', ');
}
