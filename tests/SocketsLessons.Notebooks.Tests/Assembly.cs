using SocketsLessons.Notebooks.Tests;
using SocketsLessons.Notebooks.Tests.Browsing;
using SocketsLessons.Notebooks.Tests.Jupyter;
using SocketsLessons.TestSupport;

[assembly: AssemblyFixture(typeof(JupyterRuns))]
[assembly: AssemblyFixture(typeof(PublishedSite))]
[assembly: AssemblyFixture(typeof(TestBrowser))]
[assembly: TestCollectionOrderer(typeof(LessonsFirst))]
