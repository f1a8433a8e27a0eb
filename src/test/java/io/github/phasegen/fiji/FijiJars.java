package io.github.phasegen.fiji;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import io.github.phasegen.testing.OtherJava;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The libraries of this project by where Fiji gets them from: "group:artifact". */
final class FijiJars {

	/** Fiji ships these, in versions that pom-scijava manages. */
	static final List<String> IN_FIJI = List.of("net.imagej:ij", "org.scijava:scijava-common", "org.scijava:parsington",
		"net.imglib2:imglib2", "com.google.code.gson:gson", "org.slf4j:slf4j-api", "net.java.dev.jna:jna",
		"org.apache.commons:commons-compress", "org.apache.commons:commons-lang3", "org.apache.commons:commons-math3",
		"commons-codec:commons-codec", "commons-io:commons-io");

	/** Of use outside Fiji only. */
	static final List<String> NOT_FOR_FIJI = List.of("org.slf4j:slf4j-simple", "info.picocli:picocli");

	/** Of use to tests only. */
	static final List<String> FOR_TESTS = List.of("org.junit.jupiter:*", "org.junit.platform:*", "org.opentest4j:opentest4j",
		"org.apiguardian:apiguardian-api", "org.apache.groovy:groovy", "org.apache.maven.surefire:*");

	private FijiJars() {}

	/** What the descriptor of the package puts into the folder jars. */
	static List<String> inZip() throws IOException {
		try {
			final NodeList includes = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new File(
				"src/main/assembly/fiji.xml")).getElementsByTagName("include");
			final List<String> names = new ArrayList<>();
			for (int i = 0; i < includes.getLength(); i++) {
				final String[] parts = includes.item(i).getTextContent().strip().split(":");
				names.add(parts[0] + ":" + parts[1].replace("${pytorch.flavour}", "cpu"));
			}
			names.remove("io.github.phasegen:PhaseGen_");
			return names;
		}
		catch (final ParserConfigurationException | SAXException e) {
			throw new IOException(e);
		}
	}

	/** The jars of the class path of the tests. */
	static List<Path> all() {
		return OtherJava.classPathEntries().stream().filter(entry -> entry.toString().endsWith(".jar")).toList();
	}

	/** Whether a jar of Maven's local repository is one of these artifacts. */
	static boolean isOneOf(final Path jar, final List<String> names) {
		final String path = jar.toAbsolutePath().toString().replace(File.separatorChar, '/');
		return names.stream().anyMatch(name -> path.contains("/" + name.substring(0, name.indexOf(':')).replace('.', '/') + "/" +
			(name.endsWith("*") ? "" : name.substring(name.indexOf(':') + 1) + "/")));
	}
}
