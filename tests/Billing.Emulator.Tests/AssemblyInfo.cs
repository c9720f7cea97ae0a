// Every test has its own emulator and its own clock.
[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
