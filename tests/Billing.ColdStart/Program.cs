using System;
using Billing.ColdStart;

// One call as the first thing that a process does. What is not used is not loaded.
var (way, url) = (args[0], args[1]);
using var profile = args.Length > 2 ? new StartProfile() : null;
Console.WriteLine(way switch
{
    "ours" => await FirstCall.OursAsync(url),
    "raw" => await FirstCall.RawAsync(url),
    _ => await FirstCall.BareAsync(url),
});
profile?.Print();
