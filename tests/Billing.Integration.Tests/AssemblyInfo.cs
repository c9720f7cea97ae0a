// Every test has its own container, server and clock.
[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
