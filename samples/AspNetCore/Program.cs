using System;
using AspNetCore;
using Billing;
using Billing.Emulator;

// dotnet run --project samples/AspNetCore      with an emulator in place of UnitPay, and a secret that nobody knows
// UnitPay__ApiKey=upay_sk_… UNITPAY_WEBHOOK_SECRET=whsec_… dotnet run --project samples/AspNetCore
var isReal = Environment.GetEnvironmentVariable("UnitPay__ApiKey") is { Length: > 0 };
await using var app = isReal
    ? ShopApp.Create(args)
    : ShopApp.Create([.. args, "--UnitPay:ApiKey=upay_sk_sample", "--UNITPAY_WEBHOOK_SECRET=" + WebhookSigner.CreateSecret()], new BillingEmulator().CreateHandler);
await app.RunAsync();
