import type { Metadata } from 'next';
import type { PageQuery } from '@/app/_server/page-form';
import { regionalRegister } from '@/app/admin/_register/place';
import { RegisterPage } from '@/app/admin/_register/register-page';

export const metadata: Metadata = { title: 'Реестр' };

export default async function RegionalRegisterPage({ searchParams }: { searchParams: PageQuery }) {
  return <RegisterPage place={await regionalRegister()} query={searchParams} />;
}
