import type { Metadata } from 'next';
import { AdultForm } from '@/components/reception/adult-form';
import { Notice } from '@/components/ui/notice';
import { checkAdult } from '@/lib/reception/check-adult';
import { ChangePage, changeMetadata, openChange, type ChangeProps } from '../_change';
import { changingRoles } from '../_changing';
import { endedSentence } from '../_words';

const title = 'Связать взрослого с ребёнком';

export async function generateMetadata(props: ChangeProps): Promise<Metadata> {
  return changeMetadata(props, 'adult', title);
}

/** A second guardian who is at the desk with the papers, without a request from a cabinet. */
export default async function AdultPage(props: ChangeProps) {
  const { path, actor, form, desk, back } = await openChange(props, 'adult', changingRoles);
  const answering = 'parentRecord' in form.errors;
  return (
    <ChangePage desk={desk} back={back} title={title}>
      {desk.live ? (
        <>
          <p>
            Второй родитель или другой законный представитель. В своём кабинете он увидит ребёнка и
            сертификат.
          </p>
          <AdultForm
            here={path}
            back={back}
            form={form}
            known={await checkAdult(actor, form.values, { answering })}
            acceptsCopies={desk.acceptsCopies}
          />
        </>
      ) : (
        <Notice tone="info" title={endedSentence} />
      )}
    </ChangePage>
  );
}
