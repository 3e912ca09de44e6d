using SocketsLessons.TestSupport;

[assembly: AssemblyFixture(typeof(TestBrowser))]
