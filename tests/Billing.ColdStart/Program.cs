using System;
using Billing.ColdStart;

// One call as the first thing that a process does, with the SDK or bare. What is not used is not loaded.
var (way, url) = (args[0], args[1]);
Console.WriteLine(way == "ours" ? await FirstCall.OursAsync(url) : await FirstCall.RawAsync(url));
if (args.Length > 2)
{
    StartProfile.Print();
}
