import type { RouteObject } from 'react-router';
import { AccessLogPage, ChartPage, EmergencyPage, LaunchPage, SitePage } from './pages/later-pages.ts';
import { FindPatientPage } from './pages/find-patient-page.tsx';
import { NoSuchPage } from './pages/no-such-page.tsx';
import { Home, OfCharts } from './pages/home.tsx';
import { PageFault } from './pages/page-fault.tsx';
import { Shell } from './shell.tsx';

/** Every address of the application (docs/contract.md). The sign-in page stands before all of them. */
export const appRoutes: RouteObject[] = [
  {
    element: <Shell />,
    errorElement: <PageFault />,
    children: [
      { path: '/', element: <Home /> },
      {
        element: <OfCharts />,
        children: [
          { path: '/patients', element: <FindPatientPage /> },
          { path: '/chart/:handle/:panel?', element: <ChartPage /> },
          { path: '/emergency', element: <EmergencyPage /> },
          { path: '/launch', element: <LaunchPage /> },
        ],
      },
      { path: '/access-log', element: <AccessLogPage /> },
      { path: '/site', element: <SitePage /> },
      { path: '*', element: <NoSuchPage /> },
    ],
  },
];
