import { RadioChoices } from '../fields/radio-choices.tsx';
import { useWords } from '../messages/use-words.ts';
import { appearance, densities, themeChoices, useAppearance } from '../theme/appearance.ts';

const languages = [
  { value: 'zh', label: '中文' },
  { value: 'en', label: 'English' },
] as const;

export function LanguageChoice() {
  const { t } = useWords();
  const { locale } = useAppearance();
  return (
    <RadioChoices
      look="segments"
      label={t('frame.person.language')}
      choices={languages}
      chosen={locale}
      onChoose={(value) => {
        appearance.change({ locale: value });
      }}
    />
  );
}

export function ThemeChoice() {
  const { t } = useWords();
  const { theme } = useAppearance();
  return (
    <RadioChoices
      look="segments"
      label={t('frame.person.theme')}
      choices={themeChoices.map((value) => ({ value, label: t(`frame.theme.${value}`) }))}
      chosen={theme}
      onChoose={(value) => {
        appearance.change({ theme: value });
      }}
    />
  );
}

/** Language, theme and density, kept per person. */
export function AppearanceChoices() {
  const { t } = useWords();
  const { density } = useAppearance();
  return (
    <dl className="bh-appearance">
      <dt>{t('frame.person.language')}</dt>
      <dd>
        <LanguageChoice />
      </dd>
      <dt>{t('frame.person.theme')}</dt>
      <dd>
        <ThemeChoice />
      </dd>
      <dt>{t('frame.person.density')}</dt>
      <dd>
        <RadioChoices
          look="segments"
          label={t('frame.person.density')}
          choices={densities.map((value) => ({ value, label: t(`frame.density.${value}`) }))}
          chosen={density}
          onChoose={(value) => {
            appearance.change({ density: value });
          }}
        />
      </dd>
    </dl>
  );
}
