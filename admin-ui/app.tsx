import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { CoreAdminContext, type I18nProvider } from 'ra-core';
import { lazy, Suspense, useMemo, type ReactNode } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { ByWidth } from './layout/by-width.tsx';
import { Frame } from './layout/frame.tsx';
import { Keyboard } from './layout/keyboard/keyboard.tsx';
import { startPageOf } from './layout/menu-entries.ts';
import { NotFound } from './layout/not-found.tsx';
import { ScreenFailure } from './layout/page-failure.tsx';
import { SignedIn } from './layout/signed-in.tsx';
import { Toasts } from './layout/toasts.tsx';
import { isProblem, NoAnswer } from './providers/api-failure.ts';
import { authProvider } from './providers/auth-provider.ts';
import { createDataProvider } from './providers/data-provider.ts';
import { createPreferences } from './providers/preferences.ts';
import { sessionQueryKey, useSession } from './providers/session.ts';
import { Worded } from './providers/worded.tsx';
import { PasswordGate } from './resources/session/password-gate.tsx';
import { useAppearance } from './theme/appearance.ts';
import { Themed } from './theme/themed.tsx';

const SignInPage = lazy(async () => ({
  default: (await import('./resources/session/sign-in-page.tsx')).SignInPage,
}));
const Inbox = lazy(async () => ({
  default: (await import('./resources/tasks/inbox/inbox.tsx')).Inbox,
}));
const TaskPage = lazy(async () => ({
  default: (await import('./resources/tasks/task-page/task-page.tsx')).TaskPage,
}));
const CaseList = lazy(async () => ({
  default: (await import('./resources/cases/case-list.tsx')).CaseList,
}));
const CasePage = lazy(async () => ({
  default: (await import('./resources/cases/case-page.tsx')).CasePage,
}));
const CasePrintPage = lazy(async () => ({
  default: (await import('./resources/cases/print/case-print-page.tsx')).CasePrintPage,
}));
const BoardPage = lazy(async () => ({
  default: (await import('./resources/board/board-page.tsx')).BoardPage,
}));
const DeskPage = lazy(async () => ({
  default: (await import('./resources/desk/desk-page.tsx')).DeskPage,
}));
const CardsPage = lazy(async () => ({
  default: (await import('./resources/cards/cards-page.tsx')).CardsPage,
}));
const StatisticsPage = lazy(async () => ({
  default: (await import('./resources/statistics/statistics-page.tsx')).StatisticsPage,
}));
const IncidentListPage = lazy(async () => ({
  default: (await import('./resources/incidents/incident-list.tsx')).IncidentListPage,
}));
const IncidentPage = lazy(async () => ({
  default: (await import('./resources/incidents/incident-page.tsx')).IncidentPage,
}));
const LogPage = lazy(async () => ({
  default: (await import('./resources/audit/log-page.tsx')).LogPage,
}));
const LedgerChecksPage = lazy(async () => ({
  default: (await import('./resources/audit/ledger-checks-page.tsx')).LedgerChecksPage,
}));
const SealsPage = lazy(async () => ({
  default: (await import('./resources/seals/seals-page.tsx')).SealsPage,
}));
const CalendarPage = lazy(async () => ({
  default: (await import('./resources/calendar/calendar-page.tsx')).CalendarPage,
}));
const CataloguePage = lazy(async () => ({
  default: (await import('./resources/catalogue/catalogue-page.tsx')).CataloguePage,
}));
const ImportsPage = lazy(async () => ({
  default: (await import('./resources/imports/imports-page.tsx')).ImportsPage,
}));
const MessagesPage = lazy(async () => ({
  default: (await import('./resources/operations/messages-page.tsx')).MessagesPage,
}));
const OperationsPage = lazy(async () => ({
  default: (await import('./resources/operations/operations-page.tsx')).OperationsPage,
}));
const SettingsPage = lazy(async () => ({
  default: (await import('./resources/settings/settings-page.tsx')).SettingsPage,
}));
const ProcedureListPage = lazy(async () => ({
  default: (await import('./resources/procedures/procedure-list.tsx')).ProcedureListPage,
}));
const ProcedurePage = lazy(async () => ({
  default: (await import('./resources/procedures/procedure-page.tsx')).ProcedurePage,
}));
const ReviewPage = lazy(async () => ({
  default: (await import('./resources/procedures/review-page.tsx')).ReviewPage,
}));
const OpenCase = lazy(async () => ({
  default: (await import('./resources/reports/open-case.tsx')).OpenCase,
}));
const UnitsPage = lazy(async () => ({
  default: (await import('./resources/organisation/units-page.tsx')).UnitsPage,
}));
const PeoplePage = lazy(async () => ({
  default: (await import('./resources/organisation/people-page.tsx')).PeoplePage,
}));
const PersonPage = lazy(async () => ({
  default: (await import('./resources/organisation/person-page.tsx')).PersonPage,
}));
const GridsPage = lazy(async () => ({
  default: (await import('./resources/grids/grids-page.tsx')).GridsPage,
}));
const ResponsibilityPage = lazy(async () => ({
  default: (await import('./resources/responsibilities/responsibility-page.tsx'))
    .ResponsibilityPage,
}));
const AccountsPage = lazy(async () => ({
  default: (await import('./resources/accounts/accounts-page.tsx')).AccountsPage,
}));
const TokensPage = lazy(async () => ({
  default: (await import('./resources/accounts/tokens-page.tsx')).TokensPage,
}));
const DesignerPage = lazy(async () => ({
  default: (await import('./resources/designer/designer-page.tsx')).DesignerPage,
}));
const PasswordPage = lazy(async () => ({
  default: (await import('./resources/session/password-page.tsx')).PasswordPage,
}));
const PhoneFrame = lazy(async () => ({
  default: (await import('./resources/phone/frame/phone-frame.tsx')).PhoneFrame,
}));
const PhoneInbox = lazy(async () => ({
  default: (await import('./resources/phone/inbox/phone-inbox.tsx')).PhoneInbox,
}));
const PhoneTask = lazy(async () => ({
  default: (await import('./resources/phone/task/phone-task.tsx')).PhoneTask,
}));
const PhoneReport = lazy(async () => ({
  default: (await import('./resources/phone/pages/phone-report.tsx')).PhoneReport,
}));
const PhoneMe = lazy(async () => ({
  default: (await import('./resources/phone/pages/phone-me.tsx')).PhoneMe,
}));
const MyPage = lazy(async () => ({ default: (await import('./layout/my-page.tsx')).MyPage }));

const retries = 2;

const createQueryClient = (): QueryClient => {
  // Another tab has signed in meanwhile, with a password that is due: the session says so when asked.
  const onError = (failure: unknown): void => {
    if (isProblem(failure, 'password-change-required')) {
      void client.invalidateQueries({ queryKey: sessionQueryKey });
    }
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 5000,
        // Without a network a phone answers itself, and a desk says that nothing comes back.
        networkMode: 'always',
        refetchOnReconnect: true,
        // A refusal is an answer; only silence is worth asking again.
        retry: (count, failure) => failure instanceof NoAnswer && count < retries,
      },
    },
  });
  return client;
};

function StartPage() {
  return <Navigate to={startPageOf(useSession())} replace />;
}

function Pages() {
  return (
    <Suspense fallback={null}>
      <Routes>
        <Route path="/sign-in" element={<SignInPage />} />
        <Route
          element={
            <SignedIn>
              <PasswordGate>
                <ByWidth phone={<PhoneFrame />} desk={<Frame />} />
              </PasswordGate>
            </SignedIn>
          }
        >
          <Route index element={<StartPage />} />
          <Route path="/inbox" element={<ByWidth phone={<PhoneInbox />} desk={<Inbox />} />} />
          <Route
            path="/tasks/:id"
            element={<ByWidth phone={<PhoneTask />} desk={<TaskPage />} />}
          />
          <Route path="/cases" element={<CaseList />} />
          <Route path="/cases/:id/print" element={<CasePrintPage />} />
          <Route path="/cases/:id/*" element={<CasePage />} />
          <Route path="/desk" element={<DeskPage />} />
          <Route path="/board" element={<BoardPage />} />
          <Route path="/cards" element={<CardsPage />} />
          <Route path="/statistics" element={<StatisticsPage />} />
          <Route path="/incidents" element={<IncidentListPage />} />
          <Route path="/incidents/:id" element={<IncidentPage />} />
          <Route path="/units" element={<UnitsPage />} />
          <Route path="/people" element={<PeoplePage />} />
          <Route path="/people/:id" element={<PersonPage />} />
          <Route path="/grids" element={<GridsPage />} />
          <Route path="/responsibilities" element={<ResponsibilityPage />} />
          <Route path="/accounts" element={<AccountsPage />} />
          <Route path="/tokens" element={<TokensPage />} />
          <Route path="/audit" element={<LogPage />} />
          <Route path="/audit/ledgers" element={<LedgerChecksPage />} />
          <Route path="/seals" element={<SealsPage />} />
          <Route path="/calendar" element={<CalendarPage />} />
          <Route path="/catalogue" element={<CataloguePage />} />
          <Route path="/imports" element={<ImportsPage />} />
          <Route path="/operations" element={<OperationsPage />} />
          <Route path="/operations/messages" element={<MessagesPage />} />
          <Route path="/settings" element={<SettingsPage />} />
          <Route
            path="/reports/new"
            element={<ByWidth phone={<PhoneReport />} desk={<OpenCase />} />}
          />
          <Route path="/me" element={<ByWidth phone={<PhoneMe />} desk={<MyPage />} />} />
          <Route path="/procedures" element={<ProcedureListPage />} />
          <Route path="/procedures/:key" element={<ProcedurePage />} />
          <Route path="/procedures/:key/review" element={<ReviewPage />} />
          <Route path="/procedures/:key/design" element={<DesignerPage />} />
          <Route path="/me/password" element={<PasswordPage />} />
          <Route path="*" element={<NotFound />} />
        </Route>
      </Routes>
    </Suspense>
  );
}

/** Everything that a page needs around it; tests use it with their own pages. */
export function AppContext({
  i18nProvider,
  children,
}: {
  readonly i18nProvider: I18nProvider;
  readonly children: ReactNode;
}) {
  const queryClient = useMemo(() => createQueryClient(), []);
  const dataProvider = useMemo(() => createDataProvider(), []);
  const store = useMemo(() => createPreferences(), []);
  const { locale } = useAppearance();
  return (
    <CoreAdminContext
      authProvider={authProvider}
      dataProvider={dataProvider}
      queryClient={queryClient}
      store={store}
    >
      <Worded i18nProvider={i18nProvider} locale={locale}>
        <Themed>
          <Keyboard>{children}</Keyboard>
          <Toasts />
        </Themed>
      </Worded>
    </CoreAdminContext>
  );
}

export function App({ i18nProvider }: { readonly i18nProvider: I18nProvider }) {
  return (
    <BrowserRouter>
      <AppContext i18nProvider={i18nProvider}>
        <ScreenFailure>
          <Pages />
        </ScreenFailure>
      </AppContext>
    </BrowserRouter>
  );
}
