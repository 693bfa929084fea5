import { Body } from '@react-email/body';
import { Container } from '@react-email/container';
import { Head } from '@react-email/head';
import { Heading } from '@react-email/heading';
import { Html } from '@react-email/html';
import { Preview } from '@react-email/preview';
import { Text } from '@react-email/text';
import type { ReactNode } from 'react';
import type { LetterAddition } from '@/lib/domain/letters';
import { Addition } from './addition';
import { TextLink } from './blocks';
import { Box } from './box';
import { colours, darkTheme, fontFamily } from './theme';

/** Addresses where whoever got the letter chooses which letters come. */
export type LetterChoices = { unsubscribe: string; settings: string };

export type LayoutProps = {
  title: string;
  /** What the list of letters shows after the subject. */
  preview: string;
  /** Any address of the portal: the footer names its home page. */
  link: string;
  /** What the municipality adds, in letters about a certificate. */
  addition?: LetterAddition | null | undefined;
  /** Of letters that can be switched off, when they go out by e-mail. */
  choices?: LetterChoices | null | undefined;
  /** Of those whom the reader may call, as the settings name it. */
  supportPhone?: string | null | undefined;
  children: ReactNode;
};

/** The frame of every letter: one column of tables, no pictures, nothing fetched from anywhere. */
export function Layout(props: LayoutProps) {
  const { title, preview, link, addition, children, choices, supportPhone } = props;
  return (
    <Html lang="ru">
      <Head>
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {/* A certificate number is no telephone number, whatever a mail program guesses. */}
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{darkTheme}</style>
      </Head>
      <Body className="canvas" style={{ margin: 0, padding: 0, backgroundColor: colours.canvas, fontFamily }}>
        <Preview>{preview}</Preview>
        <Box className="canvas" style={{ backgroundColor: colours.canvas, padding: '16px 8px 24px' }}>
          <Container className="frame" style={{ maxWidth: '600px' }}>
            <Band />
            <Box
              className="surface inner"
              style={{ backgroundColor: colours.surface, padding: '28px 32px 16px' }}
            >
              <Heading as="h1" className="ink" style={heading}>
                {title}
              </Heading>
              {children}
              {addition && <Addition addition={addition} />}
            </Box>
            <Footer link={link} choices={choices} supportPhone={supportPhone} />
          </Container>
        </Box>
      </Body>
    </Html>
  );
}

const heading = {
  margin: '0 0 18px',
  color: colours.ink,
  fontSize: '24px',
  lineHeight: '30px',
  fontWeight: 700,
};

function Band() {
  const style = { margin: 0, color: colours.onBrand, fontSize: '16px', lineHeight: '22px', fontWeight: 600 };
  return (
    <Box
      skippedInText
      className="brand inner"
      style={{ backgroundColor: colours.brand, padding: '16px 32px' }}
    >
      <Text style={style}>Сертификат дополнительного образования</Text>
    </Box>
  );
}

function Footer({ link, choices, supportPhone }: Pick<LayoutProps, 'link' | 'choices' | 'supportPhone'>) {
  const home = new URL(link).origin;
  return (
    <Box className="inner" style={{ padding: '18px 32px 0' }}>
      <Text className="ink-soft" style={small}>
        Письмо отправлено автоматически, отвечать на него не нужно.{' '}
        {supportPhone
          ? `Телефон поддержки: ${supportPhone}.`
          : 'Телефон поддержки — внизу каждой страницы портала.'}
      </Text>
      <Text className="ink-soft" style={small}>
        Портал: <TextLink href={home}>{home}</TextLink>
      </Text>
      {choices && (
        <>
          <Text className="ink-soft" style={small}>
            <TextLink href={choices.unsubscribe}>Не присылать такие письма</TextLink>
          </Text>
          <Text className="ink-soft" style={small}>
            <TextLink href={choices.settings}>Настройка уведомлений</TextLink>
          </Text>
        </>
      )}
    </Box>
  );
}

const small = { margin: '0 0 8px', color: colours.inkSoft, fontSize: '14px', lineHeight: '20px' };
