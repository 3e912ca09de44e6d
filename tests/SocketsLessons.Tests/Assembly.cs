using SocketsLessons.Tests;
using SocketsLessons.TestSupport;

[assembly: AssemblyFixture(typeof(TestBrowser))]
[assembly: TestCollectionOrderer(typeof(LongestFirst))]
