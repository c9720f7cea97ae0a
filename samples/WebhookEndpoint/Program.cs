using WebhookEndpoint;

// Run it with the secret that the vendor shows for the endpoint:
// UNITPAY_WEBHOOK_SECRET=whsec_… dotnet run --project samples/WebhookEndpoint
await using var app = WebhookApp.Create(args);
await app.RunAsync();
