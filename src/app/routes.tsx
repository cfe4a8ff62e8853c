import { Navigate, type RouteObject } from 'react-router';
import { ChartPage, EmergencyPage, SitePage } from './pages/later-pages.ts';
import { FindPatientPage } from './pages/find-patient-page.tsx';
import { NoSuchPage } from './pages/no-such-page.tsx';
import { PageFault } from './pages/page-fault.tsx';
import { Shell } from './shell.tsx';

/** Every address of the application (docs/contract.md). The sign-in page stands before all of them. */
export const appRoutes: RouteObject[] = [
  {
    element: <Shell />,
    errorElement: <PageFault />,
    children: [
      { path: '/', element: <Navigate to="/patients" replace /> },
      { path: '/patients', element: <FindPatientPage /> },
      { path: '/chart/:handle/:panel?', element: <ChartPage /> },
      { path: '/emergency', element: <EmergencyPage /> },
      { path: '/site', element: <SitePage /> },
      { path: '*', element: <NoSuchPage /> },
    ],
  },
];
