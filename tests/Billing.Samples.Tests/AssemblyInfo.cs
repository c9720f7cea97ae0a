// Every test has its own emulator.
[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
