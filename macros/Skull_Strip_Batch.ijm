// Strips every TIFF file of a folder: X.tif gives X_brain_kspace.tif and X_brain_mask.tif in another folder.
// Asks for the folders, or takes them as the macro's argument "input;output":
//   ImageJ --headless -macro Skull_Strip_Batch.ijm "/data/heads;/data/brains"
// For a model of your own write model=[/path/to/model]. Files that are there already are left alone.
// Look at the masks before data are given away.

options = "model=default threshold=0.5 soft=0 device=auto kspace mask";

argument = getArgument();
if (argument != "") {
	folders = split(argument, ";");
	input = folders[0];
	output = folders[1];
} else {
	input = getDirectory("Folder with heads");
	output = getDirectory("Folder for brains");
}
if (!File.isDirectory(input)) exit("No such folder: " + input);
if (!File.isDirectory(output)) exit("No such folder: " + output);

setBatchMode(true);
files = getFileList(input);
for (i = 0; i < files.length; i++) {
	ending = lastIndexOf(files[i], ".");
	if (ending < 0 || !matches(toLowerCase(substring(files[i], ending)), "\\.tiff?")) continue;
	name = substring(files[i], 0, ending);
	// results of an earlier run into the same folder
	if (endsWith(name, "_brain_kspace") || endsWith(name, "_brain_mask")) continue;
	kspace = output + File.separator + name + "_brain_kspace.tif";
	mask = output + File.separator + name + "_brain_mask.tif";
	if (File.exists(kspace) || File.exists(mask)) continue;
	open(input + File.separator + files[i]);
	run("Skull Strip in k-Space...", options);
	saveAs("tiff", kspace);
	selectImage(name + "_brain_mask");
	saveAs("tiff", mask);
	close("*");
}
