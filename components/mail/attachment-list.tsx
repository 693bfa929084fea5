import { TextLink } from '@/components/ui/text-link';
import { attachments, type Attachment } from '@/lib/domain/mailbox';

/** Files of a certificate that belong to a letter. Who may have them is asked again when they are fetched. */
export function AttachmentList({
  certificateId,
  items,
}: {
  certificateId: string;
  items: readonly Attachment[];
}) {
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="attachments" className="flow-tight print:hidden">
      <h2 id="attachments" className="text-xl font-semibold">
        Вложения
      </h2>
      <ul>
        {items.map((item) => {
          const { title, type, path } = attachments[item];
          return (
            <li key={item}>
              <TextLink href={`/cabinet/certificates/${certificateId}/${path}`} standalone>
                {title} ({type})
              </TextLink>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
