package io.github.phasegen.model.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.phasegen.model.ModelException;
import io.github.phasegen.testing.UserModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

	@TempDir
	Path folder;

	@Test
	void aWorkingInstallationIsInOrder() {
		try (UserModels library = new UserModels(folder.resolve("none"))) {
			final Diagnosis diagnosis = Doctor.examine();
			assertTrue(diagnosis.ok(), diagnosis.text());
			assertTrue(diagnosis.text().endsWith("Everything is in order."));
			for (final String name : List.of("system", "Java", "memory", "ImageJ", "Fiji", "SCIFIO", "Fourier transform",
				"DJL and PyTorch", "native library", "engine", "GPUs", "forward pass on cpu", "model phase/default", "model skullstrip/default"))
				assertTrue(diagnosis.findings().stream().anyMatch(finding -> finding.name().equals(name)), name);
			assertTrue(find(diagnosis, "native library").found().contains(".jar, unpacked in "), find(diagnosis, "native library").found());
			assertTrue(find(diagnosis, "forward pass on cpu").found().endsWith(" ms"));
			assertTrue(find(diagnosis, "ImageJ").found().startsWith("1."), "found by reflection");
			assertEquals("not present", find(diagnosis, "SCIFIO").found());
		}
	}

	@Test
	void everyProblemComesWithItsRemedy() throws IOException {
		Files.createDirectories(folder.resolve("half a model"));
		Files.createDirectories(folder.resolve("default"));
		try (UserModels library = new UserModels(folder)) {
			final Diagnosis diagnosis = Doctor.of(ModelChecks::all);
			assertFalse(diagnosis.ok());
			assertEquals(List.of("user model default", "user model half a model"), diagnosis.problems().stream().map(Finding::name).toList());
			assertTrue(diagnosis.text().contains("PROBLEM user model half a model") && diagnosis.text().contains("what to do: move ") &&
				diagnosis.text().endsWith("2 problems."), diagnosis.text());
			assertEquals(false, diagnosis.toMap().get("ok"));
			assertTrue(diagnosis.toMap().get("findings").toString().contains("remedy="));
		}
	}

	@Test
	void aLookThatFailsIsAProblem() {
		final Diagnosis diagnosis = Doctor.of(doctor -> {
			assertFalse(doctor.look("a", "try b", () -> {
				throw new ModelException("found c");
			}));
			assertFalse(doctor.look("link", "try d", () -> {
				throw new UnsatisfiedLinkError();
			}));
			assertTrue(doctor.look("fine", "none", () -> Finding.ok("fine", "all")));
		});
		assertEquals(Finding.problem("a", "found c", "try b"), diagnosis.findings().get(0));
		assertEquals(Finding.problem("link", "java.lang.UnsatisfiedLinkError", "try d"), diagnosis.findings().get(1));
		assertEquals("2 problems.", diagnosis.text().lines().reduce((first, second) -> second).orElseThrow());
	}

	private static Finding find(final Diagnosis diagnosis, final String name) {
		return diagnosis.findings().stream().filter(finding -> finding.name().equals(name)).findFirst().orElseThrow();
	}
}
