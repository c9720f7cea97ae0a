using System;
using Billing.Emulator;
using MigrationFromTypeScript;

// Each step stands below the TypeScript that it replaces. The requests end in an emulator in this process.
await Steps.RunAsync(Steps.CreateClient(new BillingEmulator().CreateHttpClient()), Console.Out);
