import type { Metadata } from 'next';
import type { PageQuery } from '@/app/_server/page-form';
import type { DeskParams } from '@/app/_server/page-municipality';
import { municipalRegister } from '@/app/admin/_register/place';
import { RegisterPage } from '@/app/admin/_register/register-page';

export const metadata: Metadata = { title: 'Реестр' };

type Props = DeskParams & { searchParams: PageQuery };

export default async function MunicipalRegisterPage({ params, searchParams }: Props) {
  return <RegisterPage place={await municipalRegister(params)} query={searchParams} />;
}
