import { checkPapersId } from '@/components/counter/check-papers';

/** Where the shortcut «К скану документа» leads. */
export const recordScansId = 'scans';

/** Straight to the checks: always to be seen where they stand below the data, on Tab where they stand beside it. */
export function ToCheckLink() {
  return <Shortcut id={checkPapersId}>К проверке документов</Shortcut>;
}

/** Two records that may be one child are told apart by the scan: on a phone it stands far below the question. */
export function ToScanLink() {
  return <Shortcut id={recordScansId}>К скану документа</Shortcut>;
}

function Shortcut({ id, children }: { id: string; children: string }) {
  return (
    <p className="focus-within:mr-8 max-lg:mr-8">
      <a href={`#${id}`} className="link-alone link font-medium lg:not-focus:sr-only">
        {children}
      </a>
    </p>
  );
}
