/** A number to call, on one line. `phone` as people read it, «8 (384-3) 12-34-56», or as it is kept. */
export function PhoneLink({ phone, large = false }: { phone: string; large?: boolean }) {
  return (
    <a
      href={`tel:${dialled(phone)}`}
      className={`link-alone link whitespace-nowrap ${large ? 'text-lg font-medium' : ''}`}
    >
      {phone}
    </a>
  );
}

/** A leading 8 is dialled only inside the country; +7 works from everywhere. */
function dialled(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  return `+${digits.length === 11 && digits.startsWith('8') ? `7${digits.slice(1)}` : digits}`;
}
