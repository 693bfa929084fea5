import { Button } from '@/components/ui/button';
import { Picture } from '@/components/ui/picture';

type ScanPictureProps = {
  picture: string;
  /** Turns by a quarter, clockwise or back; null where no script runs. */
  onTurn: ((by: 1 | -1) => void) | null;
};

/** The picture as the specialist will see it. */
export function ScanPicture({ picture, onTurn }: ScanPictureProps) {
  return (
    <div className="mb-3.5">
      <Picture
        src={picture}
        words="Предпросмотр документа"
        look="max-h-96 w-full rounded-md border border-line bg-sunken object-contain"
      />
      {onTurn && (
        <div className="mt-3 flex flex-wrap gap-3 *:grow sm:*:grow-0">
          <Button type="button" variant="secondary" aria-label="Повернуть влево" onClick={() => onTurn(-1)}>
            <TurnMark back />
            Влево
          </Button>
          <Button type="button" variant="secondary" aria-label="Повернуть вправо" onClick={() => onTurn(1)}>
            <TurnMark />
            Вправо
          </Button>
        </div>
      )}
    </div>
  );
}

/** An arrow that goes round. */
function TurnMark({ back = false }: { back?: boolean }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 16 16"
      className={`size-5 shrink-0 ${back ? '-scale-x-100' : ''}`}
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d="M13 8.5A5 5 0 1 1 8 3.2h4.4M10.2.9l2.5 2.3-2.5 2.4" />
    </svg>
  );
}
