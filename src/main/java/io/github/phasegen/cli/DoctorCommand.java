package io.github.phasegen.cli;

import java.util.concurrent.Callable;

import io.github.phasegen.model.doctor.Diagnosis;
import io.github.phasegen.model.doctor.Doctor;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** doctor. */
@Command(name = "doctor", description = "Check the installation: machine, Java, memory, DJL and PyTorch, devices, a Fourier" +
	" transform, a forward pass on each device, and models. Exit code 1 if there is a problem; each comes with what to do.")
final class DoctorCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Option(names = "--json", description = "Print JSON.")
	private boolean json;

	@Override
	public Integer call() {
		final Diagnosis diagnosis = Doctor.examine();
		new Console(spec).result(json ? Outputs.json(diagnosis.toMap()) : diagnosis.text());
		return diagnosis.ok() ? ExitCode.OK : ExitCode.SOFTWARE;
	}
}
