import { Disclosure } from '@/components/ui/disclosure';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { deskMatters, deskMattersOf, type DeskMatter } from '@/lib/domain/desk-corrections';

type CorrectLinksProps = { certificateId: string; about: 'child' | 'applicant'; childApplies: boolean };

/** What can be put right while the original lies on the desk; folded, so that the way to the papers stays short. */
export function CorrectLinks({ certificateId, about, childApplies }: CorrectLinksProps) {
  return (
    <div className="print:hidden">
      <Disclosure
        title={about === 'child' ? 'Исправить сведения о ребёнке' : 'Исправить сведения о заявителе'}
      >
        <MatterLinks certificateId={certificateId} matters={deskMattersOf(about, childApplies)} />
        {(about === 'applicant' || childApplies) && (
          <p className="text-sm text-ink-soft">
            Адрес электронной почты здесь не исправляют: его указывает и подтверждает по ссылке из письма сама
            семья.
          </p>
        )}
      </Disclosure>
    </div>
  );
}

type Matters = { certificateId: string; matters: readonly DeskMatter[] };

/** The page of the correction when it is not said of what. */
export function CorrectChoice(props: Matters) {
  return (
    <Panel title="Что исправить">
      <MatterLinks {...props} />
    </Panel>
  );
}

function MatterLinks({ certificateId, matters }: Matters) {
  return (
    <ul>
      {matters.map((matter) => (
        <li key={matter}>
          <TextLink href={`/counter/certificates/${certificateId}/correct?what=${matter}`} standalone>
            Исправить {deskMatters[matter].title}
          </TextLink>
        </li>
      ))}
    </ul>
  );
}
