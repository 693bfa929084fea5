-- A scan is one sent file and the pictures made of it: a PDF has several pages, and each picture a small one beside it.

alter type "scan_status" add value 'infected';
alter type "letter_kind" add value 'scan_unreadable';

create type "scan_fault" as enum ('damaged', 'password', 'too_many_pages', 'too_heavy');

alter table "scan" add column "fault" "scan_fault";
alter table "scan" alter column "storage_key" drop not null;

create table "scan_page" (
    "scan_id" uuid not null,
    "number" smallint not null,
    "storage_key" text not null,
    "thumbnail_key" text,
    "size" integer not null,

    constraint "scan_page_pkey" primary key ("scan_id", "number")
);

create unique index "scan_page_storage_key_key" on "scan_page"("storage_key");
create unique index "scan_page_thumbnail_key_key" on "scan_page"("thumbnail_key");

alter table "scan_page" add constraint "scan_page_scan_id_fkey"
  foreign key ("scan_id") references "scan"("id") on delete cascade on update cascade;
alter table "scan_page" add constraint "scan_page_number" check ("number" >= 1);

-- What was shown until now becomes the first page; the files of pictures that never opened are swept.
insert into "scan_page" ("scan_id", "number", "storage_key", "size")
  select "id", 1, "storage_key", "size" from "scan" where "status" = 'ready' and "file_removed_at" is null;
update "scan" set "fault" = 'damaged' where "status" = 'unreadable';
update "scan" set "storage_key" = null where "status" in ('ready', 'unreadable') or "file_removed_at" is not null;

-- The sent file is kept exactly as long as nothing has been made of it, and in the quarantine. Personal data is never
-- left behind in two copies.
alter table "scan" add constraint "scan_sent_file" check (
  ("storage_key" is null) = ("status" in ('ready', 'unreadable') or "file_removed_at" is not null)
);
alter table "scan" add constraint "scan_fault_of_unreadable" check ("fault" is null or "status" = 'unreadable');

-- The quarantine has an end of its own, before the retention of the document: then only the row stays.
alter table "scan" drop constraint "scan_destruction";
alter table "scan" add constraint "scan_destruction" check (
  ("destroyed_at" is null) = ("destroyed_for" is null)
  and ("destroyed_at" is null or ("file_name" = '' and "file_name_sealed" is null))
  and ("file_removed_at" is null or "destroyed_at" is not null or "status" not in ('received', 'ready', 'unreadable'))
);

-- PDFs are taken from now on.
insert into "public_question" ("id", "slug", "version", "topic", "sort_order", "question", "answer", "effective_from")
select gen_random_uuid(), "slug", 2, "topic", "sort_order", "question",
  'Положите документ на ровную поверхность при хорошем свете и снимите разворот целиком, чтобы все буквы читались. Подойдёт обычный снимок с телефона: JPG, PNG или GIF размером до 15 МБ. Скан в PDF тоже подойдёт, если в нём не больше 6 страниц и нет пароля.',
  "effective_from"
from "public_question" where "slug" = 'photo-of-document' and "municipality_id" is null and "version" = 1
on conflict do nothing;
