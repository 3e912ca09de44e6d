using SocketsLessons.Notebooks.Tests.Browsing;
using SocketsLessons.TestSupport;

[assembly: AssemblyFixture(typeof(PublishedSite))]
[assembly: AssemblyFixture(typeof(TestBrowser))]
