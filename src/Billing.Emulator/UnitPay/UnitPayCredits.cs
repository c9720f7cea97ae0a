using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Emulator;

/// <summary>Wallets and the ledger behind them.</summary>
internal sealed class UnitPayCredits
{
    private const int StatsDays = 30;
    private readonly UnitPayEmulator _emulator;
    private readonly List<UnitPayCreditAccount> _accounts = new();

    internal UnitPayCredits(UnitPayEmulator emulator) => _emulator = emulator;

    internal void AddTo(RouteTable routes)
    {
        routes.Get("/credit-accounts", request => List(request, RequiredCustomer(request)));
        routes.Get("/customers/{customerId}/credit-accounts", request => List(request, request.Route("customerId")));
        routes.Get("/ledger", ListLedger);
        routes.Get("/credits/stats", GetStats);
    }

    /// <summary>A customer's wallet of a currency, made where there is none.</summary>
    internal UnitPayCreditAccount AccountOf(string customerId, string creditCurrencyId)
    {
        UnitPayCreditAccount? account = FindAccount(customerId, creditCurrencyId);
        if (account != null)
            return account;
        JsonObject currency = _emulator.Currencies.First(candidate => candidate.Text("id") == creditCurrencyId);
        account = new UnitPayCreditAccount(_emulator, _emulator.Ids.Next("ca_", 26), customerId, currency);
        _accounts.Add(account);
        return account;
    }

    /// <summary>A customer's wallet of a currency; without a currency the only or first one.</summary>
    internal UnitPayCreditAccount? FindAccount(string customerId, string? creditCurrencyId) => _accounts.FirstOrDefault(account =>
        account.CustomerId == customerId && (creditCurrencyId == null || account.Currency.Text("id") == creditCurrencyId));

    private static string RequiredCustomer(EmulatorRequest request) =>
        request.Query("customerId") is { Length: > 0 } id ? id : throw EmulatorFailure.Invalid(new FieldProblem("customerId", "is required", "required"));

    private EmulatorResponse List(EmulatorRequest request, string customerId)
    {
        string id = _emulator.Customer(customerId).Text("id")!;
        Refresh(id);
        return UnitPayPages.Answer(request, _accounts.Where(account => account.CustomerId == id).Select(account => account.ToJson()));
    }

    private EmulatorResponse ListLedger(EmulatorRequest request)
    {
        string? customerId = request.Query("customerId") is { } asked ? _emulator.Customer(asked).Text("id") : null;
        string? accountId = request.Query("creditAccountId");
        if (customerId != null)
            Refresh(customerId);
        Dictionary<string, UnitPayCreditAccount> accounts = _accounts
            .Where(account => (customerId == null || account.CustomerId == customerId) && (accountId == null || account.Id == accountId))
            .ToDictionary(account => account.LedgerAccount);
        return UnitPayPages.Answer(request, _emulator.Owner.Ledger.Entries
            .Where(entry => accounts.ContainsKey(entry.Account))
            .Select(entry => new JsonObject(StringComparer.Ordinal)
            {
                ["id"] = "led_" + Wire.Integer(entry.Number).PadLeft(26, '0'),
                ["customerId"] = accounts[entry.Account].CustomerId,
                ["creditAccountId"] = accounts[entry.Account].Id,
                ["type"] = entry.Reason,
                ["amount"] = entry.Amount,
                ["runningBalance"] = entry.Balance,
                ["description"] = entry.Reference,
                ["createdAt"] = Wire.Time(entry.Time),
            }));
    }

    private EmulatorResponse GetStats(EmulatorRequest request)
    {
        string? accountId = request.Query("creditAccountId");
        string? customerId = request.Query("customerId") is { } asked ? _emulator.Customer(asked).Text("id") : null;
        UnitPayCreditAccount account = _accounts.FirstOrDefault(candidate => accountId != null ? candidate.Id == accountId : candidate.CustomerId == customerId)
            ?? throw EmulatorFailure.NotFound("Credit account");
        DateTimeOffset start = _emulator.Now.AddDays(-StatsDays);
        return EmulatorResponse.Ok(new JsonObject
        {
            ["creditAccountId"] = account.Id,
            ["consumed"] = -_emulator.Owner.Ledger.EntriesOf(account.LedgerAccount).Where(entry => entry.Reason == "usage" && entry.Time >= start).Sum(entry => entry.Amount),
            ["windowDays"] = StatsDays,
        });
    }

    /// <summary>Looks at the subscriptions, so that periods that have begun have granted their credits.</summary>
    private void Refresh(string customerId) => _ = _emulator.LiveSubscriptions(customerId).Count();
}
