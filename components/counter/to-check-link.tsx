import { checkPapersId } from '@/components/counter/check-papers';

/** Straight to the checks: always to be seen where they stand below the data, on Tab where they stand beside it. */
export function ToCheckLink() {
  return (
    <p className="focus-within:mr-8 max-lg:mr-8">
      <a
        href={`#${checkPapersId}`}
        className="inline-flex min-h-11 items-center rounded-sm font-medium text-action underline decoration-1 underline-offset-4 hover:text-action-strong hover:decoration-2 lg:not-focus:sr-only"
      >
        К проверке документов
      </a>
    </p>
  );
}
